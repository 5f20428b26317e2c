package org.wirewatch.article;

import java.util.List;

/**
 * What walls say, in the languages of the publishers we read. A phrase here speaks <em>to</em> the reader ("we use
 * cookies", "subscribe to continue"); words that an article about walls would use as well ("cookies", "paywall",
 * "JavaScript") are no phrase of a wall by themselves.
 */
final class WallWords {
    /** Checks for robots. */
    static final Phrases BOT = any("""
            just a moment|attention required|checking (?:your browser|if the site connection is secure)|pardon our interruption
            verif(?:y|ying) (?:that )?you are (?:a )?(?:not a )?(?:human|robot)|are you (?:a )?(?:robot|human)|i.?m not a robot|(?:you are not|think (?:that )?you (?:are|were)) a (?:ro)?bot
            ddos protection|security check|robot check|unusual (?:traffic|activity) from|access (?:to this page has been )?denied
            request (?:was |has been )?blocked|(?:you|your ip) (?:have|has) been blocked|press (?:&|and) hold|(?:complete|solve) the captcha
            einen moment,? bitte|ihr browser wird überprüft|sind sie ein (?:mensch|roboter)|zugriff verweigert
            un instant|vérification de votre navigateur|êtes-vous un (?:humain|robot)|accès refusé
            verificando (?:que|si) (?:eres|usted es|su navegador)|acceso denegado|verifica di essere umano|verificando se você é humano
            проверка браузера|подтвердите,? что (?:вы|запросы)|доступ (?:ограничен|запрещ[её]н)|вы не робот
            sprawdzanie przeglądarki|请完成(?:安全)?验证|正在检查您的浏览器""");

    /** In the markup, not the text, of such a check. */
    static final Phrases CHALLENGE =
            any("cf-challenge|cf_chl_|px-captcha|_incapsula_|captcha-delivery|geo\\.captcha|datadome");

    /** Cookie and privacy dialogs. */
    static final Phrases CONSENT = any("""
            we (?:and our (?:\\d+ )?partners )?(?:value your privacy|use cookies|store and(?:/or)? access)|our \\d+ partners|before you continue
            (?:accept|reject|allow) (?:all )?(?:cookies|and continue)|(?:accept|reject|allow) all|manage (?:your )?(?:cookies|choices|settings|options|preferences)
            cookie (?:consent|settings|policy|preferences|notice)|(?:withdraw|give|change) your consent|you can (?:change|withdraw|manage) your
            your privacy (?:choices|matters|settings)|(?:do you |you )?consent to|legitimate interests?|personali[sz]ed (?:ads|advertising|content)
            mit werbung (?:weiterlesen|nutzen|und cookies)|wir und unsere (?:\\d+ )?partner|(?:wir|diese seite) (?:verwenden|verwendet|nutzen|nutzt|speichern)[^.]{0,80}(?:cookie|tracking|kennung)|zustimmen und weiter
            (?:alle|cookies) (?:akzeptieren|ablehnen|zulassen)|akzeptieren und (?:weiter|schließen)|ihre (?:einwilligung|zustimmung)|einwilligung (?:jederzeit )?widerrufen
            werbefrei (?:für|ab|lesen)|mit (?:tracking|werbung)|datenschutz-?einstellungen|berechtigte[sn]? interesse
            nous et nos (?:\\d+ )?partenaires|nous (?:utilisons|stockons|déposons)[^.]{0,60}(?:cookie|traceur)|accepter et (?:continuer|fermer)|continuer sans accepter|tout (?:accepter|refuser)|votre (?:vie privée|consentement)|vos (?:choix|préférences)
            (?:nosotros|utilizamos|usamos) .{0,30}cookies|aceptar (?:y continuar|todas?|cookies)|rechazar todas?|su consentimiento|su privacidad|configurar (?:las )?cookies
            (?:noi|utilizziamo|usiamo) .{0,30}cookie|accetta(?: e (?:continua|chiudi)| tutti)|il tuo consenso|continua senza accettare
            (?:usamos|utilizamos) .{0,20}cookies|aceitar (?:todos|cookies|e continuar)|a sua privacidade
            (?:wij|we) (?:gebruiken|plaatsen) .{0,20}cookies|(?:alles|cookies) (?:accepteren|weigeren)|jouw privacy|akkoord en doorgaan
            (?:używamy|korzystamy z) .{0,20}(?:cookies|ciasteczek)|(?:zgadzam się|przejdź do serwisu)|twoj(?:a|ą|ej) (?:prywatność|zgod[ay])
            (?:мы|сайт) использу(?:ем|ет) (?:файлы )?cookie|принять (?:все )?(?:cookie|и продолжить)|согласие на обработку
            (?:çerezleri? (?:kabul|kullan))|クッキーを(?:使用|受け入れ|許可)|我们使用\\s*cookie""");

    /** No dialog without some of these, lower case. */
    static final List<String> CONSENT_STEMS = List.of(
            "cookie",
            "consent",
            "privac",
            "partner",
            "tracking",
            "einwillig",
            "datenschutz",
            "vie privée",
            "partenaire",
            "socios",
            "parceiros",
            "zgod",
            "prywatno",
            "согласи",
            "クッキー");

    /** Offers to subscribers in front of the rest of an article. */
    static final Phrases PAY = any("""
            (?:subscribe|join|register) (?:now |today )?to (?:continue|read|keep|unlock|access)|to (?:continue|keep) reading|continue reading (?:this|with|your|for)
            (?:for|to) (?:our )?subscribers(?: only)?|already (?:a |have an? )?(?:subscri|account|member)|subscriber.only|subscribers.only|(?:premium|exclusive) (?:article|content)
            (?:register|create (?:an? )?(?:free )?account) to (?:read|continue)|you(?:.ve| have) (?:reached|used|read) .{0,40}(?:limit|free (?:articles|stories))|unlock (?:this|the full) (?:article|story)
            the rest of this (?:article|story)|this (?:article|story|content) is (?:for|only available to|reserved for)|start your (?:free )?trial
            jetzt (?:weiterlesen|abonnieren|freischalten|testen)|nur für abonnenten|(?:exklusiv|nur) für (?:abonnenten|mitglieder)|mit (?:plus|einem abo) weiterlesen|diesen artikel (?:lesen|weiterlesen)|weiterlesen mit|bereits (?:abonnent|registriert)
            abonnez-vous|réservé (?:aux|à nos) abonnés|déjà abonné|(?:pour|la) (?:lire la )?suite (?:de (?:cet|l.)article )?(?:est )?(?:réservée|abonnez)|il vous reste .{0,20} à lire
            suscr[ií]b[ae]te para|solo para suscriptores|(?:exclusivo|contenido exclusivo) para suscriptores|¿ya eres suscriptor|para seguir leyendo|sigue leyendo con
            abbonati per|(?:contenuto|articolo) riservato (?:agli|ai nostri) abbonati|sei già abbonato|per continuare a leggere
            assine para|(?:conteúdo )?exclusivo para assinantes|já é assinante|para continuar lendo
            (?:word|wordt) (?:abonnee|lid) om|alleen voor abonnees|al abonnee|verder lezen
            dalsza część (?:artykułu|tekstu) (?:jest )?dla|tylko dla (?:subskrybentów|prenumeratorów)|wykup (?:dostęp|subskrypcję)|masz już (?:konto|subskrypcję)
            (?:только|доступн[оа] только) (?:для|по) подпис|оформите подписку|чтобы (?:читать|прочитать) (?:дальше|полностью)|уже подписаны
            有料会員(?:限定|の方)|続きを読むには|この記事は有料|会員限定|订阅后(?:继续|阅读)|仅限订阅|구독하(?:고|시면)""");

    /** Log-in in front of an article. */
    static final Phrases LOGIN = any("""
            (?:please )?(?:log|sign) ?in to (?:read|continue|view|access|see|your)|(?:please )?(?:log|sign) in or (?:register|sign up|create)|you (?:must|need to|have to) (?:be logged|log|sign) ?in|members? only
            bitte (?:melden sie sich|loggen sie sich|anmelden)|(?:melden sie sich|loggen sie sich|melde dich) an,? um|einloggen,? um|anmelden,? um
            (?:connectez-vous|identifiez-vous) pour|vous devez (?:être connecté|vous (?:connecter|identifier))
            inicia(?:r)? sesión para|debe(?:s)? iniciar sesión|accedi per (?:leggere|continuare)|effettua il login|(?:faça|inicie) (?:o )?login para|inicie sessão para
            (?:log|meld je) (?:in|aan) om|zaloguj się,? (?:aby|żeby|by)|войдите,? чтобы|авторизуйтесь|необходимо (?:войти|авторизоваться)
            ログインして|ログインが必要|登录后(?:查看|阅读)|请(?:先)?登录|로그인(?:이 필요|하시면)""");

    /** What log-in pages are called. */
    static final Phrases LOGIN_TITLE = Phrases.of(
            "(?:log|sign)[ -]?(?:in|on)|login|anmelde[nr]|anmeldung|einloggen|(?:se )?connexion|connectez-vous|(?:iniciar|inicia) sesión|accedi|entrar|inloggen|zaloguj(?: się)?|logowanie|вход|войти|авторизация|ログイン|登录|로그인");

    /** Pages that are drawn by scripts only. */
    static final Phrases SCRIPT = any("""
            (?:enable|activate|turn on|requires?|needs?|allow|switch on) java ?script|java ?script (?:is|must be|to be|has been)? ?(?:disabled|required|enabled|not (?:enabled|available|supported)|turned off)|without java ?script
            (?:bitte )?java ?script (?:aktivieren|einschalten|ist deaktiviert|wird benötigt)|aktivieren sie (?:bitte )?java ?script
            activez java ?script|activer java ?script|java ?script est désactivé|(?:active|activar|habilite|habilita) java ?script|abilit(?:a|are) java ?script|ative o java ?script
            (?:schakel|zet) java ?script (?:in|aan)|włącz(?:yć)? (?:obsługę )?java ?script|включите (?:поддержку )?java ?script|javascript(?:を有効|が無効)|请启用\\s*javascript|javascript.{0,6}활성화""");

    /** Whole parts of a title, or a whole heading, that say that there is nothing. */
    static final Phrases MISSING = Phrases.of("""
            (?:sorry|oops|hoppla|ups)?[\\s,!.:;–—-]*(?:\
            (?:http )?(?:error |fehler |erreur |ошибка |errore? )?404(?:[\\s:–—-]*(?:error|fehler|erreur|not found|page not found|seite nicht gefunden|страница не найдена|página no encontrada|page introuvable))?|\
            (?:the |this |we (?:can.?t|could ?n.?t|couldn.?t) find (?:the|that|this) )?(?:page|article|story|content|document)(?: (?:you (?:requested|are looking for|were looking for)|requested))?(?: (?:was|is|has been|could|can|does|cannot))?(?: ?(?:not|n.?t|no longer|been))*(?: be)?(?: (?:found|exist|available|removed|deleted|moved))|\
            (?:we )?(?:can.?t|couldn.?t|could not) find (?:the|that|this) (?:page|article|story)|nothing (?:was )?found|not found|no longer available|page doesn.t exist|\
            (?:diese |die |der |dieser )?(?:gesuchte |angeforderte )?(?:seite|artikel)(?: (?:wurde|konnte|existiert|ist))?(?: (?:leider|nicht|mehr|nicht mehr))*(?: (?:gefunden(?: werden)?|verfügbar|vorhanden))?(?<=gefunden|werden|nicht|mehr|verfügbar|vorhanden)|\
            (?:la |cette )?page (?:(?:demandée |que vous (?:cherchez|recherchez) )?(?:est )?(?:introuvable|non trouvée)|n.existe (?:pas|plus))|\
            (?:la )?página (?:solicitada )?no (?:encontrada|existe|disponible|se encuentra)|(?:la )?pagina (?:richiesta )?(?:non (?:trovata|esiste|disponibile))|página não encontrada|pagina niet gevonden|\
            (?:nie znaleziono strony|strona nie (?:istnieje|została znaleziona))|(?:запрашиваемая )?(?:страница|статья|материал) (?:не (?:найден[аы]?|существует)|удал[её]н[аы]?)|sayfa bulunamadı|\
            (?:お探しの)?ページ(?:が|は)?(?:見つかりません(?:でした)?|存在しません)|页面(?:不存在|未找到)|(?:您访问的)?页面不存在|페이지를 찾을 수 없습니다\
            )[\\s.!?…]*""");

    private WallWords() {}

    /** All phrases, which stand one or several a line. */
    private static Phrases any(String phrases) {
        return Phrases.of(String.join("|", phrases.strip().split("\\R", -1)));
    }
}
