package dev.pipewright.runtime.process;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker process connects to the one that started it: a Unix domain socket in a directory
 * that only the user may enter, or, where there are none, a port of the loopback interface.
 *
 * <p>The process is told of it by its standard input, in two lines: the address, and when that is
 * ready a secret, with which its channels begin. So nobody else is taken for the process, and the
 * files are known to it before they are made: as soon as it is connected, or left alone, it deletes
 * them, as does the one that started it. Then the standard input is at its end, so that neither the
 * task nor a command that it starts has anything to read there or to wait for.
 */
final class Rendezvous implements AutoCloseable {

  /** The system property that makes processes connect by TCP, if it is {@code true}. */
  static final String TCP_PROPERTY = "dev.pipewright.tcp";

  private static final int SECRET_BYTES = 32;

  /** How long a connection by TCP may take to begin with the secret. */
  private static final int SECRET_MILLIS = 1000;

  /** How long the path of a socket may be, a little below what the systems allow. */
  private static final int MAX_PATH_BYTES = 100;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;

  /** Whether the directory is to hold a socket. */
  private final boolean unix;

  private final byte[] secret = new byte[SECRET_BYTES];
  private @Nullable ServerSocketChannel server;

  private Rendezvous(Path directory) {
    this.directory = directory;
    this.unix = canHoldSocket(directory);
    RANDOM.nextBytes(secret);
  }

  /** Chooses a place, of which nothing exists yet. */
  static Rendezvous choose() {
    byte[] name = new byte[8];
    RANDOM.nextBytes(name);
    Path directory =
        Path.of(System.getProperty("java.io.tmpdir"))
            .toAbsolutePath()
            .resolve(
                "pipewright-"
                    + ProcessHandle.current().pid()
                    + "-"
                    + HexFormat.of().formatHex(name));
    return new Rendezvous(directory);
  }

  private static boolean canHoldSocket(Path directory) {
    if (Boolean.getBoolean(TCP_PROPERTY)
        || !Files.isWritable(directory.resolveSibling(""))
        || socketIn(directory).toString().getBytes(StandardCharsets.UTF_8).length
            > MAX_PATH_BYTES) {
      return false;
    }
    try {
      ServerSocketChannel.open(StandardProtocolFamily.UNIX).close();
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static Path socketIn(Path directory) {
    return directory.resolve("socket");
  }

  /** Opens the place, and tells the process of it by its standard input, which that ends. */
  void open(OutputStream input) throws IOException {
    if (unix) {
      tell(input, "unix " + directory);
      Files.createDirectory(directory, forTheUserAlone("rwx------"));
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server = socket;
      socket.bind(UnixDomainSocketAddress.of(socketIn(directory)));
    } else {
      ServerSocketChannel socket = ServerSocketChannel.open();
      server = socket;
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      tell(input, "tcp " + ((InetSocketAddress) socket.getLocalAddress()).getPort());
    }
    tell(input, HexFormat.of().formatHex(secret));
    input.close();
  }

  /** Returns permissions, where the system has them; elsewhere what holds is the directory's. */
  private static FileAttribute<?>[] forTheUserAlone(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Writes the content of an argument file into one. */
  Path writeArguments(byte[] content) throws IOException {
    Path file = argumentsBeside(directory);
    Files.createFile(file, forTheUserAlone("rw-------"));
    Files.write(file, content);
    return file;
  }

  private static void tell(OutputStream input, String line) throws IOException {
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** Waits for both channels of the process, and lets nobody else in. */
  Connection accept() throws IOException {
    return connection(this::acceptChannel);
  }

  private SocketChannel acceptChannel() throws IOException {
    ServerSocketChannel open = server;
    if (open == null) {
      throw new IOException("not open");
    }
    while (true) {
      SocketChannel channel = open.accept();
      try {
        byte[] told = unix ? readSecret(channel) : readSecretInTime(channel.socket());
        if (MessageDigest.isEqual(told, secret)) {
          return channel;
        }
      } catch (IOException e) {
        if (!open.isOpen()) {
          throw e;
        }
      }
      channel.close();
    }
  }

  private static byte[] readSecret(SocketChannel channel) throws IOException {
    ByteBuffer told = ByteBuffer.allocate(SECRET_BYTES);
    int read = 0;
    while (read >= 0 && told.hasRemaining()) {
      read = channel.read(told);
    }
    return told.array();
  }

  /** Reads from whoever has come, who may be anybody that means to keep the process out. */
  private static byte[] readSecretInTime(Socket socket) throws IOException {
    socket.setSoTimeout(SECRET_MILLIS);
    byte[] told = socket.getInputStream().readNBytes(SECRET_BYTES);
    socket.setSoTimeout(0);
    return told;
  }

  /** One way to get a channel to the other process. */
  private interface Channels {
    SocketChannel next() throws IOException;
  }

  /** Makes a connection: both ends take the channel for messages first, then the lifeline. */
  private static Connection connection(Channels channels) throws IOException {
    SocketChannel messages = channels.next();
    try {
      if (messages.getLocalAddress() instanceof InetSocketAddress) {
        messages.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      return new Connection(messages, channels.next());
    } catch (IOException e) {
      messages.close();
      throw e;
    }
  }

  /** Closes the place to whoever comes now, and deletes its files. */
  @Override
  public void close() {
    try {
      ServerSocketChannel open = server;
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      return; // nobody waits for it any more
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) {
    try {
      Files.deleteIfExists(socketIn(directory));
      Files.deleteIfExists(directory);
      Files.deleteIfExists(argumentsBeside(directory));
    } catch (IOException e) {
      return; // the directory for temporary files is cleaned by its owner
    }
  }

  private static Path argumentsBeside(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".args");
  }

  /**
   * Connects a worker process to the one that started it.
   *
   * @param input its standard input
   * @throws IOException if the one that started it is gone, or nobody listens there
   */
  static Connection connect(InputStream input) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    String address = line(lines);
    int space = address.indexOf(' ');
    String kind = address.substring(0, Math.max(space, 0));
    String rest = address.substring(space + 1);
    if (kind.equals("tcp")) {
      return connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(rest)),
          line(lines));
    }
    Path directory = Path.of(rest);
    try {
      return connect(UnixDomainSocketAddress.of(socketIn(directory)), line(lines));
    } finally {
      delete(directory); // the other process may have died before it could
    }
  }

  private static Connection connect(SocketAddress address, String secret) throws IOException {
    return connection(() -> connectChannel(address, secret));
  }

  private static SocketChannel connectChannel(SocketAddress address, String secret)
      throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    ByteBuffer told = ByteBuffer.wrap(HexFormat.of().parseHex(secret));
    while (told.hasRemaining()) {
      channel.write(told);
    }
    return channel;
  }

  private static String line(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new EOFException("the process that started this one has gone");
    }
    return line;
  }
}
