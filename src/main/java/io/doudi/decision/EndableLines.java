package io.doudi.decision;

import io.doudi.decision.RunningBatches.Running;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.io.IOException;

/** Lines until somebody ends the batch: a last one says from where on there are no answers. */
final class EndableLines implements BatchLines {

    private final Running batch;
    private final BatchLines lines;
    private boolean isOver;

    EndableLines(Running batch, BatchLines lines) {
        this.batch = batch;
        this.lines = lines;
    }

    @Override
    public Line next() throws IOException {
        Line line = isOver ? null : lines.next();
        if (line == null || !batch.isEnded()) {
            return line;
        }
        isOver = true;
        return new Line(line.number(), EndableLines::refused);
    }

    private static DecisionRequest refused() {
        throw new ProblemException(
                ProblemType.BATCH_ENDED,
                "The batch was ended; this line and those after it have no answer");
    }

    @Override
    public boolean isReady() throws IOException {
        return isOver || lines.isReady();
    }
}
