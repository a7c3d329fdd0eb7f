package io.doudi.problem;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/** The log of the service as JSON, line by line, while it is open. */
final class LogLines extends ExtHandler {

    private static final Logger ALL = Logger.getLogger("");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {
        setFormatter(new JsonFormatter());
    }

    static LogLines open() {
        LogLines lines = new LogLines();
        ALL.addHandler(lines);
        return lines;
    }

    /** The lines that bear the id of a request. */
    List<String> of(String requestId) {
        return lines.stream().filter(line -> line.contains(requestId)).toList();
    }

    @Override
    protected void doPublish(ExtLogRecord record) {
        lines.add(getFormatter().format(record));
    }

    @Override
    public void close() {
        ALL.removeHandler(this);
    }
}
