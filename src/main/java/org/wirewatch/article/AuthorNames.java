package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names from what stands around them in bylines: "By", roles, dates, counts, the companies behind sites. */
final class AuthorNames {
    private static final int LONGEST_NAME_CHARS = 60;
    private static final int MOST_WORDS = 6;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern LEAD = Pattern.compile("""
            ^\\W*(?:(?:(?:published|posted|submitted|written|reported|story|words|text|article|photos?(?:graphs)?|gastbeitrag|erstellt|eingestellt|eingereicht|gespeichert|enviado|publicado|soumis|publié|inviato|inserito|\
            verfasst|geschrieben|veröffentlicht|alles|(?:zeige\\s+)?alle\\s+beiträge|(?:ein\\s+)?(?:artikel|beitrag|gastbeitrag)|\
            view\\s+all\\s+posts|all\\s+posts)\\s+)?(?:by|von|par|por|di|da|door|av|af|autor(?:in|en)?|author|authors|auteur|redactie|text|\
            автор|od|przez)\\b\\s*[:：]?\\s*)+""".replace("\n", ""), FLAGS);
    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s*(?:,\\s*(?:and|und|et|y|e)\\s|[;|/\\n•·]|\\s&\\s|,|\\s(?:and|und|et|y|e|i|og|och|with|mit|и)\\s)\\s*",
            FLAGS);
    private static final Pattern TAIL = Pattern.compile(
            "\\s*(?:\\(.*|\\bon\\s+(?:\\w+day|\\d|[A-Z][a-z]+ \\d).*|\\s[|•·–—-]\\s.*|\\b(?:[Pp]ublished|[Uu]pdated)\\b.*"
                    + "|\\b(?:for|in)\\s+(?:the\\s+)?[A-Z].*|@.*|\\b[Ff]ollow\\b.*|\\b(?:am|vom|le)\\s+\\d.*|[\\w.]+@[\\w.]+.*)$");
    private static final Pattern EDGES = Pattern.compile("^[\\s\\W&&[^\\p{L}(]]+|[\\s,.:;–—→-]+$");
    private static final Pattern NOT_A_NAME = Pattern.compile("""
            https?:|\\.(?:txt|html?|php)$|www\\.|@|:|\\bby\\b|\\b(?:minutes?|hours?|read|ago|view|posts?|posted|comments?|kommentare?|share|facebook|twitter|email|profile|\
            follow|subscribe|more|about|contact|kontakt|updated|published|all|alle|edit|uncategorized|beiträge|archive?s?|fotos?|photo|фото)\\b""".replace("\n", ""), FLAGS);
    /** Whoever runs the site, not who wrote. */
    private static final Pattern COMPANY = Pattern.compile(
            "\\b(?:GmbH|mbH|AG|KG|eG|SE|Inc|Ltd|LLC|Corp|Co|S\\.?A|S\\.?L|B\\.?V|Verlag|Publishing|Gruppe|Holding|Germany|Deutschland)\\b|\\be\\.\\s?V\\b|\\be\\.\\s?G\\b");

    private static final Pattern ROLE = Pattern.compile("""
            ^(?:[\\p{L}&-]+\\s+){0,3}(?:editor|reporter|correspondent|writer|journalist|columnist|contributor|producer|photographer|critic|\
            analyst|redakteur(?:in)?|autor(?:in)?|journaliste|redactor|kolumnist(?:in)?)s?(?:[\\s-].*)?$""".replace("\n", ""), FLAGS);
    private static final Set<String> NOBODY = Set.of("""
            admin|administrator|webmaster|editor|author|staff|guest|unknown|none|null|no author|online redaktion|die redaktion|editorial staff|\
            editorial team|editorial|redaction|la rédaction|rédaction|redacción|redazione|redactie|redakcja|редакция|user|root|team|super user|\
            anonymous|creator|wordpress|default|news desk|web desk|newsroom|news|presse|pressestelle|germany|im gespräch""".replace("\n", "").split("\\|", -1));
    private static final Pattern HANDLE = Pattern.compile("(?=.*\\p{Ll})[\\p{Ll}\\d._-]{3,25}");

    private AuthorNames() {}

    /** The single names in a byline; what is not a name may be among them. */
    static List<String> split(String byline) {
        List<String> names = new ArrayList<>();
        for (String part : SEPARATOR.split(LEAD.matcher(byline).replaceFirst(""), -1)) {
            String name = TAIL.matcher(LEAD.matcher(part).replaceFirst("")).replaceFirst("");
            names.add(EDGES.matcher(name).replaceAll(""));
        }
        return names;
    }

    /**
     * Whether this can be a person's or an agency's name.
     *
     * @param trusted whether the place says that it is one; then a handle such as {@code jdoe42} passes too
     */
    static boolean isName(String name, boolean trusted) {
        String folded = Texts.fold(name);
        if (folded.length() < 2 || name.length() > LONGEST_NAME_CHARS || folded.split(" ", -1).length > MOST_WORDS) {
            return false;
        }
        if (NOBODY.contains(folded)
                || NOT_A_NAME.matcher(name).find()
                || COMPANY.matcher(name).find()
                || ROLE.matcher(name).matches()) {
            return false;
        }
        boolean proper =
                name.codePoints().anyMatch(letter -> Character.isUpperCase(letter) || Character.isIdeographic(letter));
        boolean digits = name.chars().filter(Character::isDigit).count() > 1;
        return (proper && !digits) || (trusted && HANDLE.matcher(name).matches());
    }
}
