package dev.diatom.kernel.protocol;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;

/** The contents of replies that the base library lacks, or writes otherwise than Jupyter reads them. */
final class Replies {
    private Replies() {}

    /** The base leaves out the status. */
    static final class KernelInfo extends KernelInfoReply {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        KernelInfo(String version, LanguageInfo language, String banner, List<HelpLink> links) {
            super(Header.PROTOCOL_VERISON, DiatomKernel.NAME, version, language, banner, links);
        }
    }

    /** The base leaves out the status. */
    static final class Shutdown implements ContentType<Shutdown> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SuppressWarnings("unused") // written as JSON
        private final boolean restart;

        Shutdown(boolean restart) {
            this.restart = restart;
        }

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Shutdown> getType() {
            return (MessageType<Shutdown>) (MessageType<?>) MessageType.SHUTDOWN_REPLY;
        }
    }

    /** A cell that was not run because one before it has failed. */
    static final class Aborted implements ContentType<Aborted> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "aborted";

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Aborted> getType() {
            return (MessageType<Aborted>) (MessageType<?>) MessageType.EXECUTE_REPLY;
        }
    }

    /** The base writes an entry as an object; Jupyter reads a list: session, cell, source. */
    static final class History implements ContentType<History> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SuppressWarnings("unused") // written as JSON
        private final List<List<Object>> history;

        History(List<List<Object>> history) {
            this.history = history;
        }

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<History> getType() {
            return (MessageType<History>) (MessageType<?>) MessageType.HISTORY_REPLY;
        }
    }
}
