"""Made-up headlines in ten languages, and the words that the pages of newspapers have beside them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Words:
    """What a page says in one language; `headlines` are made of each beginning with each end."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]
    sections: tuple[str, ...]
    more: str
    small_print: tuple[str, ...]
    most_read: str
    joint: str = " "

    def headlines(self) -> list[str]:
        return [f"{begin}{self.joint}{end}" for end, begin in product(self.ends, self.begins)]


WORDS = {
    "en": Words(
        ("Thornbeck council", "Harbour police", "Farmers in the north", "Ministers", "The new stadium", "Nurses’ union"),
        ("votes on the flood barrier", "rejects plan for second runway", "faces questions over missing funds",
         "wins praise after long winter", "to open archive in spring"),
        ("News", "Politics", "Business", "Sport", "Culture"), "Read more",
        ("How we handle your personal data on this website", "Subscribe now for one euro per month",
         "Sign up for our free morning newsletter", "Terms and conditions of use of this service",
         "Work with us: open positions at the newspaper", "Advertise with us in print and online"),
        "Most read"),
    "de": Words(
        ("Stadtrat Dornbach", "Hafenpolizei", "Bauern im Norden", "Das neue Stadion", "Landgericht"),
        ("entscheidet über neuen Hochwasserschutz", "lehnt zweite Startbahn ab", "prüft Vorwürfe gegen Bauamt",
         "sorgt für Streit um Lärm", "bleibt bis Ostern geschlossen"),
        ("Nachrichten", "Politik", "Wirtschaft", "Sport", "Kultur"), "Weiterlesen",
        ("Hinweise zum Datenschutz auf dieser Seite", "Jetzt vier Wochen kostenlos und unverbindlich testen",
         "Unser Newsletter am Morgen per E-Mail", "Allgemeine Geschäftsbedingungen für alle Abonnements"),
        "Meistgelesen"),
    "fr": Words(
        ("Le conseil de Bellefont", "La police du port", "Les éleveurs du nord", "Le nouveau stade", "Le tribunal"),
        ("vote la digue contre les crues", "refuse une seconde piste", "s’explique sur les fonds disparus",
         "divise les riverains depuis lundi", "ouvre ses portes au printemps"),
        ("Actualités", "Politique", "Économie", "Sport", "Culture"), "Lire la suite",
        ("Gestion de vos données personnelles et des cookies", "Abonnez-vous pour un euro le premier mois",
         "Recevez notre lettre du matin par courriel", "Conditions générales de vente et d’utilisation"),
        "Les plus lus"),
    "es": Words(
        ("El ayuntamiento de Fontalba", "La policía del puerto", "Los ganaderos del norte", "El nuevo estadio"),
        ("aprueba el dique contra las crecidas", "rechaza la segunda pista", "da cuenta de los fondos perdidos",
         "enfrenta a los vecinos", "abrirá sus puertas en primavera"),
        ("Noticias", "Política", "Economía", "Deportes", "Cultura"), "Leer más",
        ("Cómo tratamos sus datos personales en esta web", "Suscríbase por un euro al mes",
         "Reciba nuestro boletín de la mañana gratis", "Condiciones generales de uso del servicio"),
        "Lo más leído"),
    "ru": Words(
        ("Совет Тернова", "Портовая полиция", "Фермеры севера", "Новый стадион", "Суд в Озёрске"),
        ("проголосовал за защиту от паводка", "отклонил вторую полосу", "ответил на вопросы о деньгах",
         "вызвал спор жителей района", "откроется этой весной"),
        ("Новости", "Политика", "Экономика", "Спорт", "Культура"), "Читать далее",
        ("Как мы обрабатываем ваши персональные данные", "Подпишитесь на утреннюю рассылку бесплатно",
         "Условия использования материалов этого сайта"), "Самое читаемое"),
    "ar": Words(
        ("مجلس مدينة الوادي", "شرطة الميناء", "مزارعو الشمال", "الملعب الجديد"),
        ("يصوت على سد جديد للفيضان", "ترفض المدرج الثاني للمطار", "يواجه أسئلة عن الأموال المفقودة",
         "يفتح أبوابه في الربيع", "يثير جدلا بين السكان"),
        ("أخبار", "سياسة", "اقتصاد", "رياضة", "ثقافة"), "اقرأ المزيد",
        ("كيف نتعامل مع بياناتك الشخصية في هذا الموقع", "اشترك في نشرتنا الصباحية مجانا",
         "شروط استخدام هذا الموقع وخدماته"), "الأكثر قراءة"),
    "zh": Words(
        ("荆溪市议会", "港口警方", "北部农民", "新体育场"),
        ("通过新防洪堤坝建设方案", "拒绝机场第二跑道计划", "就失踪资金接受质询", "引发周边居民强烈争议", "将于明年春天正式开放"),
        ("新闻", "政治", "财经", "体育", "文化"), "阅读全文",
        ("隐私政策与个人信息保护说明", "订阅我们的每日早间邮件", "网站使用条款及免责声明", "广告合作与投稿联系方式"),
        "热门文章", ""),
    "ja": Words(
        ("茨木町議会", "港湾警察", "北部の農家", "新スタジアム"),
        ("が防潮堤の建設案を可決", "が第二滑走路計画を拒否", "の使途不明金に疑問の声", "をめぐり住民の意見割れる", "が来春に開業へ"),
        ("ニュース", "政治", "経済", "スポーツ", "文化"), "続きを読む",
        ("個人情報の取り扱いについてのご案内", "朝刊メールマガジンの無料登録はこちら", "サイトのご利用規約と免責事項"),
        "アクセスランキング", ""),
    "ko": Words(
        ("가시내 시의회,", "항만 경찰,", "북부 농민들,", "새 경기장,"),
        ("홍수 방벽 건설안 통과", "제2활주로 계획 거부", "사라진 기금 의혹에 답변", "주민 갈등 깊어져", "내년 봄 문 연다"),
        ("뉴스", "정치", "경제", "스포츠", "문화"), "더 보기",
        ("개인정보 처리방침 안내", "아침 뉴스레터 무료 구독 신청", "서비스 이용약관 및 면책 조항 안내"), "많이 본 뉴스"),
    "tr": Words(
        ("Dikenli belediye meclisi", "Liman polisi", "Kuzeyli çiftçiler", "Yeni stadyum"),
        ("taşkın duvarını oyladı", "ikinci pist planını reddetti", "kayıp paraları açıklamadı",
         "komşular arasında tartışma yarattı", "baharda kapılarını açıyor"),
        ("Haberler", "Siyaset", "Ekonomi", "Spor", "Kültür"), "Devamını oku",
        ("Kişisel verilerinizi bu sitede nasıl işliyoruz", "Ücretsiz sabah bültenimize hemen abone olun",
         "Bu sitenin kullanım koşulları ve çerezler"), "En çok okunanlar"),
}  # fmt: skip
