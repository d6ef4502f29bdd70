package dev.pipewright.processor.model;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * A type whose pipelines a generated class implements.
 *
 * @param type the type
 * @param inPackage its package
 * @param pipelines its pipeline methods, in the order of the source, inherited ones last
 * @param abstractMethods its other abstract methods, which nobody implements
 * @param constructors its constructors that a generated class can call; none for an interface
 */
public record ContractModel(
    TypeElement type,
    PackageElement inPackage,
    List<PipelineModel> pipelines,
    List<ExecutableElement> abstractMethods,
    List<ExecutableElement> constructors) {

  /** Returns whether the generated class hands out stages. */
  public boolean hasStages() {
    return Annotations.find(type, Names.STAGES).isPresent();
  }

  /** Returns the simple name of the generated class. */
  public String generatedName() {
    String name = type.getQualifiedName().toString();
    String packageName = inPackage.getQualifiedName().toString();
    String local = packageName.isEmpty() ? name : name.substring(packageName.length() + 1);
    return "Pipewright" + local.replace('.', '_');
  }
}
