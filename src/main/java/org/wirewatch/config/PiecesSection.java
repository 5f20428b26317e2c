package org.wirewatch.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.config.QueryCheck.Remark;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.Section.Value;
import org.wirewatch.watch.QueryContext;

/** {@code pieces}: parts of queries that watches, and other pieces, name as {@code @storm-corps}. */
final class PiecesSection {
    private PiecesSection() {}

    /** The pieces by name, in file order. One that is wrong has been noted, and is here all the same. */
    static Map<String, String> read(Section root, QueryCheck queries) {
        List<Value<String>> written = root.values("pieces", PiecesSection::readName, Texts.lines());
        Map<String, String> pieces = new LinkedHashMap<>();
        written.forEach(piece -> pieces.put(piece.name().value(), piece.value()));
        QueryContext context = new QueryContext(List.of(), pieces);
        for (Value<String> piece : written) {
            String name = piece.name().value();
            QueryCheck.PieceChecked checked = queries.checkPiece(name, piece.value(), context);
            Remark error = checked.error();
            if (error != null) {
                root.error(piece.inside().apply(error.offset()), "pieces." + name, error.message());
            }
            for (Remark remark : checked.remarks()) {
                root.warning(piece.inside().apply(remark.offset()), "pieces." + name, remark.message());
            }
        }
        return pieces;
    }

    private static Notation.Result<String> readName(String written) {
        int blank = written.strip().indexOf(' ');
        return blank >= 0
                ? Notation.wrongAt(
                        blank,
                        "the name of a piece has no blanks; write "
                                + written.strip().replace(' ', '-'))
                : Texts.name().read(written);
    }
}
