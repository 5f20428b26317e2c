package org.wirewatch.article;

import java.util.regex.Pattern;

/** Sentences that publishers put around articles in the same words everywhere. Anchored at a block's start unless noted. */
final class StockPhrases {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** "Read more: …": the block points to another article. */
    static final Pattern RELATED = Pattern.compile("""
            ^[^\\p{L}\\p{N}]*(?:(?:related|read|more|see|also|watch|listen|recommended|must|don.t)(?:\\s+(?:more|also|next|this|now|read|\
            article|articles|story|stories|coverage|content|news|links?|posts?|reading|video|videos|miss|from|on\\s+this(?:\\s+story)?|\
            about\\s+this|topics?|here|our))*|further\\s+reading|you\\s+(?:may|might)\\s+(?:also\\s+)?(?:like|be\\s+interested\\s+in)|\
            editors?.?s?\\s+(?:picks?|choice)|lesen\\s+sie\\s+(?:auch|mehr|dazu|hier)|mehr\\s+(?:zum\\s+thema|dazu|lesen)|\
            auch\\s+interessant|siehe\\s+auch|das\\s+könnte\\s+sie\\s+auch\\s+interessieren|lire\\s+aussi|à\\s+lire(?:\\s+aussi)?|\
            voir\\s+aussi|leggi\\s+anche|lee\\s+también|lea\\s+también|te\\s+puede\\s+interesar|leia\\s+(?:também|mais)|\
            lees\\s+(?:ook|meer)|czytaj\\s+(?:też|także|również|więcej)|zobacz\\s+także|читайте\\s+(?:также|ещё|еще)|по\\s+теме|\
            читайте\\s+також|관련\\s*기사|関連記事|相关阅读|延伸阅读)\\s*(?:[:：|»>–—-]+|$)""".replace("\n", ""), FLAGS);

    /** Asks the reader for something, or is machinery put into words. */
    static final Pattern APPEAL = Pattern.compile("""
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
            view\\s+(?:this\\s+post|comments|all)\\b.{0,40}$|\\d*\\s*comments?\\s*$|back\\s+to\\s+top\\s*$|print\\s*$|e-?mail\\s*$|tweet\\s*$|share\\s*$|\
            (?:watch|see)\\s+(?:the\\s+)?(?:video|gallery|photos?)\\s*(?:below|above|here)?\\s*$)""".replace("\n", ""), FLAGS);

    /** A credit, a caption's label, a rights notice. */
    static final Pattern CREDIT = Pattern.compile("""
            ^[^\\p{L}\\p{N}]*(?:(?:photo|photos|photograph|image|images|picture|pictures|pic|featured\\s+image|lead\\s+image|cover\\s+(?:photo|image)|\
            foto|fotos|bild|bilder|bildquelle|bildnachweis|fotocredit|photo\\s+credits?|image\\s+credits?|crédit\\s+photo|фото|zdjęcie|\
            illustration|titelbild|beitragsbild|video)\\s*(?:[:©/|]|credits?\\b|courtesy\\b|by\\b)|\
            \\(?\\s*(?:photo|image|picture)s?\\s+(?:by|via|courtesy)|©|\\(c\\)\\s|copyright\\b|all\\s+rights\\s+reserved)""".replace("\n", ""), FLAGS);

    /** Tags and categories in words. */
    static final Pattern TAGS = Pattern.compile("""
            ^[^\\p{L}\\p{N}]*(?:tags?|topics?|filed\\s+(?:under|in)|categories|category|posted\\s+(?:in|on|by)|tagged(?:\\s+with)?|keywords?|\
            schlagw[oö]rte?r?|themen?|stichworte|labels?|in\\s+this\\s+article|more\\s+about|kategorien?|mots.clés|etiquetas|теги|метки)\\s*[:：]""".replace("\n", ""), FLAGS);

    /** Times and names above the text. */
    static final Pattern DATELINE = Pattern.compile("""
            ^[^\\p{L}\\p{N}]*(?:published|updated|last\\s+(?:updated|modified)|posted|first\\s+published|created|modified|veröffentlicht|aktualisiert|\
            stand|publié|mis\\s+à\\s+jour|publicado|actualizado|опубликовано|обновлено|by|von|par|por|written\\s+by|text)\\b.{0,80}$""".replace("\n", ""), FLAGS);

    /** Whole-block words that say nothing. */
    static final Pattern EMPTY_WORDS = Pattern.compile("^[^\\p{L}\\p{N}]*\\d*[^\\p{L}\\p{N}]*$");

    private StockPhrases() {}
}
