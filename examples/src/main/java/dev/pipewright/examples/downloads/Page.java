package dev.pipewright.examples.downloads;

import java.net.URI;

/**
 * A page that was downloaded.
 *
 * @param uri where it is from
 * @param text what it says
 */
record Page(URI uri, String text) {}
