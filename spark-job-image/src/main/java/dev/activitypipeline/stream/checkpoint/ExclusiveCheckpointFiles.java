package dev.activitypipeline.stream.checkpoint;

import dev.activitypipeline.stream.store.ExclusiveFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.PathFilter;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;

/**
 * Checkpoint files on a local disk. Spark asks for "create, but never overwrite" and gets it here by link(2); its own managers rename on {@code
 * file:}, where both of two drivers can win, and sync nothing. Spark makes one by name, from {@code
 * spark.sql.streaming.checkpointFileManagerClass}.
 */
public final class ExclusiveCheckpointFiles implements CheckpointFileManager {
    private final org.apache.hadoop.fs.Path root;
    private final FileSystem fileSystem;

    public ExclusiveCheckpointFiles(org.apache.hadoop.fs.Path path, Configuration configuration) throws IOException {
        this.root = path;
        this.fileSystem = path.getFileSystem(configuration);
        if (!fileSystem.getScheme().equals("file")) {
            throw new IllegalArgumentException("the checkpoint must be on a mounted volume, got " + path);
        }
    }

    @Override
    public CancellableFSDataOutputStream createAtomic(org.apache.hadoop.fs.Path path, boolean overwriteIfPossible) {
        try {
            return new Publication(local(path), overwriteIfPossible);
        } catch (IOException notCreated) {
            throw new UncheckedIOException("cannot create " + path, notCreated);
        }
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path) {
        try {
            return fileSystem.open(path);
        } catch (IOException notOpened) {
            throw sneaky(notOpened);
        }
    }

    @Override
    public FileStatus[] list(org.apache.hadoop.fs.Path path, PathFilter filter) {
        try {
            return fileSystem.listStatus(path, file -> !file.getName().startsWith(".") && filter.accept(file));
        } catch (IOException notListed) {
            throw sneaky(notListed);
        }
    }

    @Override
    public void mkdirs(org.apache.hadoop.fs.Path path) {
        try {
            Files.createDirectories(local(path));
        } catch (IOException notMade) {
            throw sneaky(notMade);
        }
    }

    @Override
    public boolean exists(org.apache.hadoop.fs.Path path) {
        return Files.exists(local(path));
    }

    @Override
    public void delete(org.apache.hadoop.fs.Path path) {
        try {
            fileSystem.delete(path, true);
        } catch (IOException notDeleted) {
            throw sneaky(notDeleted);
        }
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public org.apache.hadoop.fs.Path createCheckpointDirectory() {
        mkdirs(root);
        return fileSystem.makeQualified(root);
    }

    private static Path local(org.apache.hadoop.fs.Path path) {
        return Paths.get(path.toUri().getPath());
    }

    /** Spark's callers catch IOException by type, which a Java override of a Scala method may not declare. */
    @SuppressWarnings("unchecked")
    private static <X extends Exception> RuntimeException sneaky(Exception failure) throws X {
        throw (X) failure;
    }

    private static final class Publication extends CancellableFSDataOutputStream {
        private final Path temporary;
        private final Path target;
        private final boolean overwrite;
        private boolean finished;

        Publication(Path target, boolean overwrite) throws IOException {
            this(target, overwrite, ExclusiveFile.temporaryBeside(target));
        }

        private Publication(Path target, boolean overwrite, Path temporary) throws IOException {
            super(opened(temporary));
            this.temporary = temporary;
            this.target = target;
            this.overwrite = overwrite;
        }

        private static OutputStream opened(Path temporary) throws IOException {
            Files.createDirectories(temporary.getParent());
            return Files.newOutputStream(temporary);
        }

        @Override
        public void cancel() {
            finished = true;
            try {
                super.close();
                Files.deleteIfExists(temporary);
            } catch (IOException leftBehind) {
                // a hidden temporary file; no reader sees it
                return;
            }
        }

        @Override
        public void close() throws IOException {
            if (finished) {
                return;
            }
            finished = true;
            super.close();
            if (overwrite) {
                ExclusiveFile.sync(temporary);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                ExclusiveFile.sync(target.getParent());
                return;
            }
            try {
                ExclusiveFile.publish(temporary, target);
            } catch (FileAlreadyExistsException anotherDriver) {
                Files.deleteIfExists(temporary);
                var exists = new org.apache.hadoop.fs.FileAlreadyExistsException(target.toString());
                exists.initCause(anotherDriver);
                throw exists;
            }
        }
    }
}
