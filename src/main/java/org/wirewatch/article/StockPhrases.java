package org.wirewatch.article;

import java.util.regex.Pattern;

/** Sentences that publishers put around articles in the same words everywhere. Anchored at a block's start unless noted. */
final class StockPhrases {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** "Read more: …": the block points to another article. */
    static final Opening RELATED = Opening.of("""
            ^[^\\p{L}\\p{N}]*(?:(?:related|read|more|see|also|watch|listen|recommended|must|don.t)(?:\\s+(?:more|also|next|this|now|read|\
            article|articles|story|stories|coverage|content|news|links?|posts?|reading|video|videos|miss|from|on\\s+this(?:\\s+story)?|\
            about\\s+this|topics?|here|our))*|further\\s+reading|you\\s+(?:may|might)\\s+(?:also\\s+)?(?:like|be\\s+interested\\s+in)|\
            editors?.?s?\\s+(?:picks?|choice)|lesen\\s+sie\\s+(?:auch|mehr|dazu|hier)|mehr\\s+(?:zum\\s+thema|dazu|lesen)|\
            auch\\s+interessant|siehe\\s+auch|das\\s+könnte\\s+sie\\s+auch\\s+interessieren|lire\\s+aussi|à\\s+lire(?:\\s+aussi)?|\
            voir\\s+aussi|leggi\\s+anche|lee\\s+también|lea\\s+también|te\\s+puede\\s+interesar|leia\\s+(?:também|mais)|\
            lees\\s+(?:ook|meer)|(?:vea|mira|lee|puedes?|te\\s+puede)\\s+(?:también|además|ver|interesar|leer)|(?:auch|hier|jetzt)\\s+lesen|lesetipps?|zum\\s+thema|mehr\\s+themen|lesen\\s+sie\\s+hier|czytaj\\s+(?:też|także|również|więcej)|zobacz\\s+także|читайте\\s+(?:также|ещё|еще)|по\\s+теме|\
            читайте\\s+також|관련\\s*기사|関連記事|相关阅读|延伸阅读)\\s*(?:[:：|»>–—-]+|$)""".replace("\n", ""));

    /** Asks the reader for something, or is machinery put into words. */
    static final Opening APPEAL = Opening.of("""
            ^[^\\p{L}\\p{N}]*(?:(?:please\\s+)?(?:sign\\s+up|subscribe|register|log\\s+in)\\s+(?:for|to|here|now|today|and|with|our|via|on)\\b|\
            (?:please\\s+)?(?:follow|like|join|find|add|visit)\\s+(?:us|me|him|her|them|[@\\w]+(?:\\s+[\\w]+){0,5}?)\\s+(?:on|at)\\s+(?:\
            facebook|twitter|instagram|linkedin|youtube|telegram|google|x\\b|whatsapp|snapchat|tiktok|pinterest|flipboard|social)|\
            follow\\s+(?:us\\b|@|the\\s+author)|click\\s+here\\s+(?:to|for)|download\\s+(?:the|our)\\s+.{0,30}app\\b|\
            get\\s+(?:the|our|all\\s+the|breaking|more)\\s+.{0,60}(?:inbox|newsletter|app\\b|email|delivered)|\
            (?:advertisement|advertising|advert|anzeige|werbung|publicidad|publicité|pubblicità|reklama|реклама|sponsored)\\s*$|\
            (?:story|article)\\s+continues\\s+(?:below|after)|scroll\\s+(?:down\\s+)?(?:to|for)\\b|continue\\s+reading|loading\\b.{0,20}$|\
            share\\s+(?:this|on|via|article|story|it)\\b|support\\s+(?:our|us|independent|quality)\\b|donate\\b|\
            have\\s+(?:a|any|you\\s+got\\s+a)\\s+(?:tip|story|news|question|comment|something)|got\\s+a\\s+(?:tip|story|news)|\
            do\\s+you\\s+have\\s+a\\s+(?:tip|story|question)|(?:you\\s+can\\s+)?(?:contact|email|reach|write\\s+to)\\s+.{0,60}@|\
            (?:let\\s+us\\s+know|tell\\s+us|leave\\s+a\\s+comment|what\\s+do\\s+you\\s+think|comment\\s+below|join\\s+the\\s+(?:discussion|conversation))\\b.{0,120}$|\
            (?:abonnieren|jetzt\\s+abonnieren|newsletter|folgen\\s+sie)\\b.{0,80}$|\
            (?:an\\s+dieser\\s+stelle\\s+(?:finden|befindet)|(?:empfohlener\\s+)?(?:redaktioneller|externer)\\s+inhalt|wir\\s+respektieren\\s+(?:deine|ihre)\\s+privatsphäre|\
            ich\\s+bin\\s+damit\\s+einverstanden|personenbezogene\\s+daten|(?:to\\s+view|this)\\s+(?:this\\s+)?(?:content|video|post)\\s+(?:is\\s+(?:not|hosted|provided)|.{0,30}cookies|you)|\
            we\\s+need\\s+your\\s+(?:consent|permission)|pour\\s+afficher\\s+ce\\s+contenu)|\
            view\\s+(?:this\\s+post|comments|all)\\b.{0,40}$|\\d*\\s*comments?\\s*$|back\\s+to\\s+top\\s*$|print\\s*$|e-?mail\\s*$|close\\s*$|schließen\\s*$|play\\s*$|pause\\s*$|tweet\\s*$|share\\s*$|\
            (?:watch|see)\\s+(?:the\\s+)?(?:video|gallery|photos?)\\s*(?:below|above|here)?\\s*$)""".replace("\n", ""));

    /** A credit, a caption's label, a rights notice. */
    static final Opening CREDIT = Opening.of("""
            ^[^\\p{L}\\p{N}]*(?:(?:photo|photos|photograph|image|images|picture|pictures|pic|featured\\s+image|lead\\s+image|cover\\s+(?:photo|image)|\
            foto|fotos|bild|bilder|bildquelle|bildnachweis|fotocredit|photo\\s+credits?|image\\s+credits?|cr[ée]dits?\\s+photos?|фото|zdjęcie|\
            illustration|image\\s+illustrative|symbolbild|symbolfoto|titelbild|beitragsbild|video)\\s*(?:[:©/|]|credits?\\b|courtesy\\b|by\\b)|\
            \\(?\\s*(?:photo|image|picture)s?\\s+(?:by|via|courtesy)|©|\\(c\\)\\s|copyright\\b|all\\s+rights\\s+reserved)""".replace("\n", ""));

    /** A title over a list of other articles; the whole block. */
    static final Opening RELATED_TITLE = Opening.of("""
            ^[^\\p{L}]*(?:more\\s+(?:great\\s+|top\\s+|from\\s+|on\\s+|about\\s+)?.{0,40}\\b(?:stories|news|articles|posts|reads|coverage)|\
            more\\s+from\\b.{0,40}|(?:top|latest|related|popular|trending|recent|other|similar)\\s+(?:stories|news|articles|posts|links|content|reads)|\
            you\\s+(?:may|might)\\s+(?:also\\s+)?(?:like|enjoy)|recommended(?:\\s+for\\s+you)?|don.t\\s+miss|see\\s+also|read\\s+(?:more|also|next)|also\\s+read|\
            mehr\\s+zum\\s+thema|das\\s+könnte\\s+(?:sie|dich)\\s+auch\\s+interessieren|(?:lesen|hören|sehen)\\s+sie\\s+(?:auch|mehr|hier|dazu).{0,50}|weitere\\s+(?:[\\p{L}]+\\s+)?(?:artikel|themen|beiträge|nachrichten)\\b.{0,30}|lesen\\s+sie\\s+auch|\
            auch\\s+interessant|à\\s+lire\\s+aussi|lire\\s+aussi|leggi\\s+anche|te\\s+puede\\s+interesar|читайте\\s+также|zobacz\\s+także|czytaj\\s+także)\
            [^\\p{L}]*$""".replace("\n", ""));

    /** A caption by its own mark at its end: "(Image: …)". */
    static final Pattern CAPTION = Pattern.compile(
            "\\((?:image|images|photo|photos|picture|pictures|pic|credit|foto|fotos|bild|symbolbild|symbolfoto|getty)\\b[^)]{0,80}\\)?\\s*$",
            FLAGS);

    /** "Image 2 of 5". */
    static final Opening NUMBERED_CAPTION = Opening.of("^(?:image|photo|slide|bild)\\s+\\d+\\s+(?:of|von)\\s+\\d+");

    /** The opening of a block of links to other articles. */
    static final Opening RELATED_OPENING = Opening.of(
            "^[^\\p{L}]*(?:don.t\\s+miss|must\\s+read|read|see|more|related|also|mehr|lesen|siehe|lire|leggi|lee|leia|читайте|czytaj)\\b");

    /** Appeals whose mark stands anywhere in them. */
    static final Phrases SUBSCRIBE = Phrases.of(
            "\\b(?:sign(?:ing)?\\s+up|subscribe|delivered|newsletter)\\b.{0,120}\\b(?:newsletter|inbox|letterbox|mailbox|daily|today|free)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Cookie notices. */
    static final Phrases COOKIES = Phrases.of(
            "\\b(?:site|website|page|we|wir|webseite|seite|sito|sitio)\\b.{0,20}\\b(?:uses?|verwende[tn]|nutz(?:t|en)|utilise|utilizza|utiliza|usa)\\b.{0,20}\\bcookies",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** A notice that the law wants under articles in Russia. It names the country in every one of them. */
    static final Opening LEGAL_NOTICE = Opening.of(
            "^[^\\p{L}]*(?:для\\s+читателей\\s*:\\s*)?в\\s+(?:россии|рф)\\s+признаны\\s.{0,60}\\sи\\s+запрещены\\s+организации");

    /** The title over what a press release says about its sender. */
    static final Pattern ABOUT = Pattern.compile(
            "^(?:About|ABOUT|Über|À propos|Acerca|Sobre|O firmie|О компании)\\b[ :]{0,2}(?:(?:the|de|di|uns|us|d.|\\p{Lu}).{0,50})?$");

    /** Tags and categories in words, without a colon. */
    static final Opening TAGS_WORD = Opening.of(
            "^[^\\p{L}]*(?:tags?|topics?|categories|category|filed|schlagw[oö]rte?r?|themen|stichworte|etiquetas|теги)\\b");

    /** A last line about who wrote it, or a wire's signature. */
    static final Opening NOTE = Opening.of("""
            ^[^\\p{L}]*(?:(?:additional\\s+)?reporting\\s+by|editing\\s+by|writing\\s+by|compiled\\s+by|(?:this\\s+)?(?:story|article|post|piece)\\s+(?:was|has\\s+been|is|originally|first)\\b|\
            über\\s+(?:den|die)\\s+autor|zur\\s+person|originally\\s+published|correction\\b|editor.?s\\s+note|note\\s+to\\s+(?:readers|editors)|about\\s+the\\s+authors?)""".replace("\n", ""));

    /** The same, anywhere in the line. */
    static final Phrases NOTE_WITHIN = Phrases.of("""
            \\b(?:contributed\\s+to\\s+this|follow\\s+(?:him|her|them|us|me|@|[\\w.]+(?:\\s+\\w+)?\\s+(?:on|at)\\s)|(?:can\\s+be\\s+)?(?:reached|contacted|emailed)\\s+at|on\\s+twitter\\W|\
            is\\s+(?:an?|the)\\s+(?:[\\w-]+\\s+){0,5}(?:reporter|writer|editor|author|journalist|correspondent|columnist|freelancer|contributor|blogger)\\b)""".replace("\n", ""), Pattern.UNICODE_CHARACTER_CLASS);

    /** Tags and categories in words. */
    static final Opening TAGS = Opening.of("""
            ^[^\\p{L}\\p{N}]*(?:tags?|topics?|filed\\s+(?:under|in)|categories|category|posted\\s+(?:in|on|by)|tagged(?:\\s+with)?|keywords?|\
            schlagw[oö]rte?r?|themen?|stichworte|labels?|in\\s+this\\s+article|more\\s+about|kategorien?|mots.clés|etiquetas|теги|метки)\\s*[:：]""".replace("\n", ""));

    /** Times and names above the text. */
    static final Opening DATELINE = Opening.of("""
            ^[^\\p{L}\\p{N}]*(?:published|updated|last\\s+(?:updated|modified)|posted|first\\s+published|created|modified|veröffentlicht|aktualisiert|\
            stand|publié|mis\\s+à\\s+jour|publicado|actualizado|опубликовано|обновлено|by|von|par|por|written\\s+by|text)\\b.{0,80}$""".replace("\n", ""));

    /** Whole-block words that say nothing. */
    static final Pattern EMPTY_WORDS = Pattern.compile("^[^\\p{L}\\p{N}]*\\d*[^\\p{L}\\p{N}]*$");

    private StockPhrases() {}
}
