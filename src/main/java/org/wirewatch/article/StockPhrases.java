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

    /** Invitations, and the words on buttons, as publishers word them in other languages and beside articles. */
    static final Opening INVITATION = Opening.of("""
            ^[^\\p{L}\\p{N}]*(?:\
            if\\s+you\\s+(?:enjoy(?:ed)?|liked?|love|value|appreciate|found)\\s.{0,80}(?:consider|support|subscrib|donat|shar|sign)|\
            for\\s+(?:the\\s+latest|more\\s+(?:news|stories|updates|coverage)|breaking|all\\s+the)\\s.{0,80}(?:download|subscribe|follow|visit|sign\\s+up|click|join)|\
            become\\s+an?\\s+(?:member|subscriber|patron|supporter)\\b|submit\\s+(?:your|a)\\s+(?:letter|story|tip|comment|question)|\
            (?:please\\s+)?consider\\s+(?:supporting|donating|subscribing|becoming)|this\\s+(?:post|article|page|story)\\s+(?:may\\s+)?contains?\\s+affiliate|\
            (?:thank\\s+you\\s+for\\s+visiting\\s.{0,40}\\s)?you\\s+are\\s+using\\s+an?\\s.{0,30}browser|your\\s+browser\\s+(?:is|does)\\b|please\\s+(?:enable|upgrade|update\\s+your|turn\\s+(?:on|off))\\b|\
            comments?\\s+(?:are\\s+)?(?:closed|off|disabled)\\b|(?:show|hide|enlarge|expand)\\s+(?:more|less|images?|captions?|all|full)\\b.{0,20}$|\
            suggested\\s+citation\\b|(?:how\\s+to\\s+)?cite\\s+this\\b|thank\\s+you\\s+for\\s+(?:visiting|subscribing|signing)\\b|\
            melden?\\s+(?:sie\\s+sich|dich|euch)\\s.{0,60}\\ban\\b|jetzt\\s+(?:kostenlos\\s+)?(?:anmelden|registrieren|testen|teilen|spenden|bestellen|kaufen|weiterlesen)\\b|hier\\s+(?:anmelden|klicken|bestellen|weiterlesen)\\b|\
            (?:zum|für\\s+(?:den|unseren))\\s+newsletter\\b|folg(?:e|en|t)\\s+(?:sie\\s+)?uns\\b|werden?\\s+(?:sie\\s+)?(?:jetzt\\s+)?(?:mitglied|abonnent|fan)\\b|klicken?\\s+(?:sie\\s+)?hier\\b|\
            (?:beitrag|artikel|seite)\\s+(?:teilen|drucken|merken|versenden|empfehlen|kommentieren|als\\s+pdf)\\b|\
            (?:bild(?:er)?|quellen|alle|mehr|weniger|details|inhalt|karte|video|galerie|kommentare)\\s+(?:anzeigen|ausblenden|einblenden|schließen|vergrößern|ansehen|laden)\\b.{0,20}$|\
            (?:werbung\\W\\s*)?(?:dieser|der)\\s+(?:beitrag|artikel|text)\\s+enthält\\s+(?:werbung|affiliate|werbelinks|produktplatzierung)|(?:enthält\\s+)?(?:unbezahlte\\s+|bezahlte\\s+)?werbung\\W.{0,60}$|\
            kommentarfeed\\b|kommentare\\s+(?:sind\\s+)?(?:geschlossen|deaktiviert)\\b|weiter(?:\\s*lesen|\\s+zu\\b.{0,40})\\W*$|(?:dieses?r?\\s+)?[\\p{L}]+\\s+als\\s+pdf\\b.{0,30}$|\
            s[uú]scr[ií]b(?:e|a|i|í)(?:te|se)\\b|[uú]n[ea]te\\s+(?:a|al|desde|en)\\b|s[ií]guenos\\b|siga(?:nos|\\s+(?:o|a|nos|nossa))\\b|reg[ií]str[ae]te\\b|inscr[ií]bete\\b|hazte\\s+(?:soci[oa]|miembro|suscriptor|premium)|recibe\\s+(?:las|nuestr|en\\s+tu|toda)|\
            descarga\\s+(?:la|nuestra)\\s+app|haz\\s+cli[ck]+\\b|mira\\s+(?:lo\\s+que|el\\s+v[ií]deo)\\b|ya\\s+sab[ií]as\\s+que\\b.{0,80}(?:canal|app|bolet)|sigue\\s+(?:leyendo|toda\\s+la|las\\s+últimas|nuestr)|(?:tú\\s+también\\s+puedes|apoya\\s+(?:a\\b|nuestro|el\\s+periodismo))|comp[aá]rt(?:e|elo)\\b.{0,40}$|\
            assine\\b|inscreva-se\\b|cadastre-se\\b|clique\\s+aqui\\b|receba\\s+(?:as|no|nossa|not[ií]cias)|participe\\s+d[eo]\\s+(?:nosso\\s+)?(?:grupo|canal)|entre\\s+n[oa]\\s+(?:nosso\\s+)?(?:grupo|canal)|baixe\\s+o\\s+app|compartilhe\\b.{0,40}$|\
            abonnez-vous\\b|inscrivez-vous\\b|suivez(?:-nous|\\s+(?:nous|toute|l.actualité))\\b|recevez\\s+(?:nos|notre|toute|chaque|gratuitement|l)|téléchargez\\s+(?:notre|l.app)|cliquez\\s+(?:ici|sur)|partage[rz]\\s+(?:cet|l.article|sur)|soutenez(?:-nous|\\s+(?:nous|notre))|rejoignez(?:-nous|\\s+(?:notre|nos))|\
            iscriviti\\b|abbonati\\b|seguici\\b|scarica\\s+(?:l.app|la\\s+nostra)|clicca\\s+(?:qui|su)|ricevi\\s+(?:le|la|ogni|tutte)|condividi\\b.{0,40}$|sostieni(?:ci|\\s+il\\s+nostro)|\
            abonneer\\b|schrijf\\s+(?:je|u)\\s.{0,30}in\\b|volg\\s+(?:ons|onze)\\b|meld\\s+(?:je|u)\\s.{0,30}aan\\b|deel\\s+(?:dit|deze)\\b|klik\\s+hier|steun\\s+(?:ons|onze)\\b|\
            zapisz\\s+się\\b|subskrybuj\\b|obserwuj\\s+nas|dołącz\\s+do\\s+nas|pobierz\\s+(?:aplikację|naszą)|dowiedz\\s+się\\s+więcej|kliknij\\b|wesprzyj\\s+nas|udostępnij\\b.{0,40}$|\
            подписывайтесь\\b|подпишитесь\\b|присоединяйтесь\\s+к|следите\\s+за\\s+(?:новостями|нами)|читайте\\s+нас\\b|скачайте\\b|поделиться\\b.{0,40}$|поддержите\\b|підписуйтесь\\b|долучайтесь\\b)""".replace("\n", ""));

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
            you\\s+(?:may|might)\\s+(?:also\\s+)?(?:like|enjoy)|recommended(?:\\s+for\\s+you)?|don.t\\s+miss|see\\s+also|read\\s+(?:more|also|next)|also\\s+read|further\\s+reading|\
            mehr\\s+zum\\s+thema|mehr\\s+(?:aus|von|über)\\b.{0,40}|mehr\\s+(?:artikel|beiträge|berichte|kolumnen|nachrichten|news|themen)|zum\\s+weiterlesen|(?:empfohlene|ähnliche|verwandte|passende|neueste|aktuelle|beliebte)\\s+(?:artikel|beiträge|themen|links|nachrichten|meldungen)|\
            weiterführende\\s+[\\p{L}]+|vorschau\\s+auf\\b.{0,40}|(?:noticias|artículos|notas|contenidos?|temas)\\s+(?:relacionad[oa]s?|recomendad[oa]s?)|relacionad[oa]s|más\\s+(?:noticias|sobre|leíd[oa]s|visto)\\b.{0,40}|lo\\s+más\\s+(?:leído|visto)|\
            notícias\\s+relacionadas|relacionadas|(?:veja|leia)\\s+(?:também|mais)|mais\\s+(?:lidas|notícias)|(?:articles?|contenus?|sujets?)\\s+(?:liés?|similaires?|associés?)|sur\\s+le\\s+même\\s+(?:sujet|thème)|plus\\s+d.articles|(?:articoli|notizie)\\s+correlat[ie]|potrebbe\\s+(?:anche\\s+)?interessarti(?:\\s+anche)?|altri\\s+articoli|\
            gerelateerde?\\b.{0,20}|meer\\s+(?:nieuws|over)\\b.{0,40}|lees\\s+(?:ook|meer|verder)|(?:powiązane|polecane)\\b.{0,20}|więcej\\s+(?:na\\s+temat|o)\\b.{0,40}|(?:похожие|другие|последние)\\s+(?:новости|статьи|материалы)|материалы\\s+по\\s+теме|das\\s+könnte\\s+(?:sie|dich)\\s+auch\\s+interessieren|(?:lesen|hören|sehen)\\s+sie\\s+(?:auch|mehr|hier|dazu).{0,50}|weitere\\s+(?:[\\p{L}]+\\s+)?(?:artikel|themen|beiträge|nachrichten)\\b.{0,30}|lesen\\s+sie\\s+auch|\
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
            "\\b(?:sign(?:ing)?\\s+up|subscribe|delivered|newsletter)\\b.{0,120}\\b(?:newsletter|inbox|letterbox|mailbox|daily|today|free|anmelden|abonnieren|kostenlos|gratis|gratuit)\\b"
                    + "|\\b(?:consider\\s+supporting|support\\s+(?:our|independent)\\s+(?:work|journalism|reporting)|make\\s+a\\s+(?:donation|contribution)|cancel\\s+any\\s?time|cancela\\s+cuando|(?:jederzeit|monatlich)\\s+kündbar|wesprzyj\\s+nas|unterstützen\\s+sie\\s+uns)\\b",
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
            stand|publié|mis\\s+à\\s+jour|publicado|actualizado|publiziert|erschienen|erstellt|pubblicato|aggiornato|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|(?:news\\s+|release\\s+|publication\\s+)?date\\s*:|datum\\s*:|опубликовано|обновлено|by|von|par|por|written\\s+by|text)\\b.{0,80}$""".replace("\n", ""));

    /** Whole-block words that say nothing. */
    static final Pattern EMPTY_WORDS = Pattern.compile("^[^\\p{L}\\p{N}]*\\d*[^\\p{L}\\p{N}]*$");

    private StockPhrases() {}
}
