"""Names of parameters that scheme 2 knows beside those of scheme 1, which stay as they were.

They come from what the makers document and from public lists of trackers: the query-stripping lists of Firefox and
Brave, the global rules of ClearURLs, AdGuard's tracking parameters.  All names are in lower case.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from newswire_shared.contracts.identity.tables import table
from newswire_shared.contracts.identity.trackers import REFERRAL_NAMES

# Named after their maker, so that nobody uses them for anything else.
MAKERS_PREFIXES: Final = tuple(
    table(
        """
        __cf_chl_ __utm __vfz _utm_ adobe_mc gca- gnt- gtm_ hmb_ iterable matomo_ oft_ sfmc_ sharer_share
        """
    )
)
MAKERS_NAMES: Final = table(
    """
    $deep_link _cio_id _fb_noscript _gcl_au _mkto_trk _sm_au_ _sm_nck _trkparms _trksid _wpnonce ac_bid ac_cid
    asc_campaign asc_refurl asc_source ascsubtag at_recipient_id at_recipient_list bd_vid chksm cm_cat cm_ite cm_pla
    cm_ven cndid cvosrc doing_wp_cron emci emdi et_cid et_rid exportkey fb_xd_fragment fbadid fbrefresh gfe_rd
    gws_rd ko_click_id like_comment link_location maca mcp_token moderation-hash ndclid ob_click_id obclid
    otm_campaign otm_content otm_medium otm_source pass_ticket qclid replytocom rhash sc_customer sc_eh sc_lid
    sc_llid sc_src sc_uid sfns showutm sms_click sms_source sms_uph ss_campaign_id ss_email_id ss_source syclid
    tdsourcetag tracking_source tt_adid ttadid unicorn_click_id utm utmcampaign utmcontent utmmedium utmsource
    utmterm withmediaplayer wx_header xmt
    """
)
# Of these a fragment is freed too: there a route may have parameters of any name, and few are sure.
ROUTE_PREFIXES: Final = ("utm_",)
ROUTE_NAMES: Final = table("dclid fbclid gbraid gclid igshid mc_eid msclkid ttclid twclid wbraid yclid ysclid")

# Publishers' words for the way a reader came: dropped under the conditions of scheme 1's referral names.
COINED_NAMES: Final = table(
    """
    access_token accesstoken bfsource block_id cds ceid edition-redirect ei eid_source etear feature_source feedid
    fpref frmapp from_newsletter frsc gaclick il in_source int_ref intlink_from_url kid maincampaign n_cid nlid
    nname nrid ntype origin_source partnerref pc push_id pushid random referral referred_by reftype rpc seen_from
    sessionid shareid sharetype siteid smprod sns_share sourceref srg_sm t_ref traffictype tw_source wid_source
    x_source
    """
)
# Names that are also an ordinary word or an abbreviation: with digits in the value it takes a page that is pinned.
UNSURE_NAMES: Final = table(
    """
    _ _r actid block_id bxid cachebust campaign_id ceid ei feedid hp hpt icid il imp_id instance_id itid kid linkid
    lts mcid nb nlid nrid pc push_id pushid rand random referral referred_by reftype regi_id reload rl rnd rpc scm
    seen_from segment_id segmentid sessionid sh siteid sourceref spm taid tpcc trackingid traffictype trk trkid
    verso wid_source xid
    """
)
REFERRALS: Final = REFERRAL_NAMES | COINED_NAMES

# Where a reader clicked, or how the page is shown: without digits, on a page that is pinned.
PLACE_NAMES: Final = table("c_source font fontsize gb iid in input m_i newsletter ot post_type prev prm rel rm seen")
# Who reads: a token is dropped from a page that is pinned, one in JSON also from any page of one article.
TOKEN_NAMES: Final = table(
    """
    een freebie gi giftcode nid nk premium pwgt session_token share share_token sharetoken sk st token user_id
    userid
    """
)
# Switches of a presentation.  They are `true`, or `1` where the page is pinned.
SWITCH_NAMES: Final = table(
    """
    app autoplay clearuserstate close darkmode dcr embedded fromhomepage future ga homepage inapp isapp isfromapp
    native noredirect premium preview readmore rec_article redirected share te triedredirect webview
    """
)
SWITCHED_ON: Final = frozenset(["true", "yes", "on", "y"])
# The identifier of the article once more, which says nothing where the path has the same number.
REPEATS: Final = table(
    """
    aid article article_id articleid campaign content_id contentid docid id idxno news_id newsid nid objectid pid
    post_id postid sid story_id storyid
    """
)
# Pairs of name and value.
VIEWS: Final = frozenset(
    [
        *product(table("facet fmt output render rendering"), ["amp"]),
        *product(
            table("fpstyle look print printing skin style template version"),
            table("imprimir druck print printable printer printer-friendly printerfriendly printview stampa"),
        ),
        *product(["outputtype"], ["html", "web"]),
        *product(["mobile", "desktop"], ["0", "false", "no"]),
        ("layout", "default"),
        ("s", "09"),  # Twitter's mark of a shared address
    ]
)
PINNED_VIEWS: Final = frozenset([("type", "amp"), ("type", "print"), ("stream", "top")])  # elsewhere amp is a thing
PAGES_OF_ONE: Final = frozenset(["pagewanted"])  # the pages of an article of The New York Times
SCALES: Final = table("dark large light medium small normal default xlarge")
SCALE_NAMES: Final = table("color-scheme colorscheme fontsize font_size textsize text_size theme")
COMMENT_NAMES: Final = table("comment-page comment_page comment_sort commentpage commentsort commentspage")
LETTER_IDS: Final = frozenset(["publication_id", "post_id"])
# Words for where readers come from are believed of these on a page of one article.
CHANNEL_NAMES: Final = table("channel entry fuente medium newsletter share_via sharevia shared_via")
# Codes of a campaign, with letters and digits, where the page is pinned.
CODE_NAMES: Final = table("campaign cid ref s_kw sr src tracking via")
ON_ANY_ARTICLE: Final = table("linkid msg nb")  # of those below; the others only where the path is pinned
# Codes are believed of any page of one article if they name one of these.
NETWORKS: Final = table(
    """
    applenews email facebook flipboard instagram linkedin newsletter pinterest reddit rss telegram twitter whatsapp
    """
)
# The time at which an address was made, so that no cache answers.
CACHE_NAMES: Final = table("_ cachebust cachebuster nocache rand random rnd")
TIME_NAMES: Final = table("t time timestamp ts")
# What stands beside the first name is of one make with it: of NPR, CBS, Sina, The New York Times, WordPress, Yonhap.
COMPANIONS: Final = (
    ("ft", table("f")),
    ("f", table("ft")),
    ("sc", table("f")),
    ("ftag", table("linkid")),
    ("cre", table("loc r rfunc tj tr vt wm")),
    ("pgtype", table("clicksource contentplacement region version wt")),
    ("share", table("msg nb")),
    ("site", table("section site")),
    ("section", table("section site")),
)
