"""Names and values of parameters that say where a reader came from or how a page is shown.

They are those of scheme 1, which stay as they are; newer names are in `referral_names`.  All are in lower case.
"""

from __future__ import annotations

from typing import Final

from newswire_shared.contracts.identity.tables import table

# Named after their maker: nobody uses them for anything else, whatever their value.
TRACKER_PREFIXES: Final = tuple(
    table(
        """
        utm_ utm- itm_ mtm_ stm_ dpg_ hsa_ bsft_ oly_ htm_ pinned_post vero_ cm_mmc cm_ainfo cm_sp gaa_
        guce_ cx_ cxrecs_ sara_ lmd_ at_custom trk_ elq __hs _hs _bta_ __io_ _io_ adjust_
        action_object_map action_ref_map action_type_map __xts__ __cft__ ck_subscriber ml_subscriber
        ga_campaign ga_content ga_medium ga_place ga_source ga_term
        """
    )
)
TRACKERS: Final = table(
    """
    __amp_source_origin __s __source __tn__ __twitter_impression _bhlid _branch_match_id
    _branch_referrer _clde _cldee _esuh _ga _gac _gid _gl _ke _kx _lrsc _openstat admitad_uid aiad_clid
    akamai-rum amp_ct amp_gsa amp_js_v at_bbc_team at_campaign at_campaign_type at_creation at_format
    at_link_id at_link_origin at_link_type at_medium at_platform at_ptr_name at_source at_variant at_xt
    awc bbeml cjevent cm_cr cm_me cmpredirect dclid dicbo dm_i dm_t ebisadid ef_id epik fb_action_ids
    fb_action_types fb_comment_id fb_ref fb_source fbaid fbcid fbclid fref frommail ftcamp
    gad_campaignid gad_source gbraid gclid gclsrc gps_adid guccounter hc_location hc_ref hsctatracking
    hss_channel igsh igshid imgrefurl inf_contact_key ir_adid ir_campaignid ir_partnerid irclickid irgwc
    isappinstalled li_did li_fat_id li_medium li_source lipi mc_cid mc_eid mibextid mindbox-click-id
    mindbox-message-key mkcid mkevt mkt_tok mkwid msclkid ns_campaign ns_fee ns_linkname ns_mchannel
    ns_source oborigurl obref originalreferer pcrid piwik_campaign piwik_keyword piwik_kwd pk_campaign
    pk_cid pk_content pk_keyword pk_kwd pk_medium pk_source pk_vid pnespid rb_clickid rdt_cid roistat
    rtd_cid s_cid s_kwcid sc_campaign sc_channel sc_cid sc_content sc_geo sc_medium sc_outcome sccid
    scclid soc_src soc_trk spjobid spm_id_from spmailingid spref spreportid spuserid sr_share sr_source
    srsltid sscid tblci tduid trkcampaign tt_content tt_medium ttclid twclid twgr unlocked_article_code
    usqp vd_source vgo_ee vmcid wbraid wickedid wt.mc_ev wt.mc_id wt.nav wt.tsrc wt.z_author wt_eid
    wt_mc wt_ref wt_t wt_zmc wtmc wtrid xtcr xtor xtref xts yclid ymclid ysclid zanpid
    """
)

# What publishers call the way a reader came. Somewhere each may still be an identifier, so it
# takes some sign that the rest of the address names the article.
REFERRAL_NAMES: Final = table(
    """
    .tsrc _ _mc _r actcampaigntype actid amp_recirc autoref bxid cachebust cachebuster campaign_id
    carta-url cloc cmp cmpid cn-reloaded cndid contentcollection curator cvid dcmp deicide
    disableredirects echobox embedded-checkout emc emk ep_nl eref erid esrc event_log ex_cid feedname
    feedtype filterkeyevents from_app from_rss fromapp fromrss fsrc ftag gepc giftcopy gt1 hasha hashb
    hashc hootpostid hp hpid hpt ia_ig icampaign icid icmp icmpid id_externo_rsoc idcmp imp_id
    instance_id int_campaign int_medium int_source intc intcid intcmp intlink iref isapp isfreemail itid
    ito js-chunk-not-found-refresh leadsource linkid lite lts mabreward mbid mcid mcubz mkt_campaign
    mktcid mktcval n_cid nb ncid nocache ocid origref pfmredir pfrom pgtype promo_ref pwapi_token rand
    rcmd_alg rcmd_id rebelltitem reduced referringsource reflink refresh_ce refresh_ce-cp regi_id reload
    replytocom rl rnd rref rsrc s_campaign s_src s_subsrc scm searchresultposition segment_id segmentid
    sh share_id share_source share_token shared_from sharetoken sharetype smid smtyp socialflow
    socialshare sourcecampaign spm srcref sref srnd ssm st_medium st_source taid tpcc track_source
    trackingcode trackingid trackingsource traffic_source triedredirect trk trkid tse_id tsrc vca verso
    virtualbrandchannel vli vmc vso wfr wpisrc wpmk wpmm wprss wpsrc xid xif xing_share xnewsletter yptr
    """
)

# Words that mean "came from" on one site and "which" on the next.
REFERRER_NAMES: Final = table(
    """
    campaign cid click click_source clicked clicksource entrance fr frm from from_source fromsource
    homepage medium nl orig origin original_referer origine partner r rct ref ref_ ref_src ref_url refer
    reference_source referer referrer refid rs share shared shared_by sharedby sharing source
    source_page sourcepage sr src src_page te track tracking via via_source where
    """
)
# Where on a page the reader clicked, elsewhere what the page shows.
LOOSE_NAMES: Final = table(
    """
    action algo block cre ei feature hpm il ir mod module origin_page placement pos position prmid promo
    rank recirc rfunc rhheader s_kw sp spot tag trigger
    """
)
# What values of REFERRER_NAMES are made of when they speak of readers: then they name no article.
REFERRER_WORDS: Final = table(
    """
    alert alerts android app apple apps atom banner bing bottom breaking btn button carousel chrome
    click clicksource clipboard copy copylink desktop digest discover email emails external facebook
    fark fb fbia fbshare feed feedburner feedly feeds flipboard footer friend front frontpage gnews
    google googlenews groupmessage header headline home homepage hp instagram internal ios ipad iphone
    kakaotalk latest lead left line link linkedin list mail mailto mdr menu messenger mobile more most
    mostpopular mostread mostviewed nav navbar naver newsfeed newsletter nl notification ob outbrain pc
    pinterest pocket popular promo push qr rail read reader recirc recommended reddit related rightrail
    rss rssfeed safari search share sharebar shared sharing sidebar singlemessage site slack smartnews
    social spider taboola tabs tag teaser telegram tg threads ticker tiktok timeline top topbar topnews
    toppage topstories trending tumblr tw tweet twitter twt url viber vk wa web wechat weibo whatsapp
    widget xml yahoo yandex youtube zalo
    """
)

# Identifiers of a visit.
SESSION_NAMES: Final = table(
    """
    asp.net_sessionid bv_engineid bv_sessionid jsessionid oscsid phpsessid phpsessionid sessionhash
    xtsession zenid
    """
)
# Visits too, where the value is random and something else names the article.
RANDOM_SESSION_NAMES: Final = table("sessionid session_id sessid sesid phpsid")
# Also names of ordinary things (a story, a search, a sitting): only a long random value is a visit.
SESSION_LIKE_NAMES: Final = table("sid s session sess")

# Presentations of one page. A flag is switched on, never a number of its own.
FLAG_VALUES: Final = frozenset(["", "1", "true", "yes", "y", "on"])
AMP_FLAGS: Final = table(
    """
    __amp _amp amp amp_markup amphtml ampmode ampview is_amp isamp no-amp noamp nonamp useamp
    """
)
AMP_VALUES: Final = FLAG_VALUES | {"0", "amp", "false", "mobile", "available", "html"}
# These say it themselves, whatever the path.
VIEW_FLAGS: Final = table(
    """
    all_pages allpages desktopview forcedesktop full_page full_site full_story fullpage fullpageview
    fullsite fullstory is_mobile ismobile mobile_view mobileview no_mobile nomobile nopagination
    nopaging one_page onepage onepageview print-friendly print-view print_view printable
    printable_version printer-friendly printer_friendly printerfriendly printfriendly printmode
    printpage printpagedarticle printpreview printversion printview show_all show_comments showall
    showcomments showfull single-page single_page singlepage view-all view_all viewall
    """
)
AMBIGUOUS_FLAGS: Final = table(
    """
    comments desktop druck drucken full full_text fulltext imprimer imprimir isprint komplettansicht
    mobil mobile print printer prt stampa text_only textonly
    """
)
VIEW_NAMES: Final = table(
    """
    act action display do format layout media mode op output output_type outputtype pag page paged
    pagewanted pagina pg render seite service task template tmpl view view_mode viewmode viewtype
    """
)
VIEW_VALUES: Final = table(
    """
    amp print printable print-friendly printer printer-friendly printerfriendly printpreview printview
    html
    """
)
WHOLE_VALUES: Final = table(
    """
    all component full fullpage mobile onepage single single-page singlepage viewall
    """
)
FIRST_PAGE_NAMES: Final = table(
    """
    current_page currentpage page page_no page_num page_number pageindex pageno pagenum pagenumber paged
    pag pagina pg sayfa seite sivu strona stranica
    """
)

# What is no evidence of an article when it stands beside another parameter.
ALL_NAMES: Final = frozenset[str]().union(
    TRACKERS,
    REFERRAL_NAMES,
    REFERRER_NAMES,
    LOOSE_NAMES,
    SESSION_NAMES,
    RANDOM_SESSION_NAMES,
    SESSION_LIKE_NAMES,
    AMP_FLAGS,
    VIEW_FLAGS,
    AMBIGUOUS_FLAGS,
    VIEW_NAMES,
    FIRST_PAGE_NAMES,
)
