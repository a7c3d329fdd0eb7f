package io.doudi.comparison.job;

import io.doudi.comparison.JobWork;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Works on chunks, one after the other, in one slot of a machine; what comes out is in the folder.
 */
final class WorkOnChunk extends RichMapFunction<Long, Long> {

    private static final long serialVersionUID = 1;

    private final String folder;
    private transient JobWork work;

    WorkOnChunk(String folder) {
        this.folder = folder;
    }

    @Override
    public void open(OpenContext context) {
        work = JobWork.open(Path.of(folder));
    }

    @Override
    public Long map(Long chunk) {
        work.work(Math.toIntExact(chunk));
        return chunk;
    }

    @Override
    public void close() {
        if (work != null) {
            work.close();
        }
    }
}
