"""The organisations of the corpus. All are invented.

An organisation is a list of units: (name, head, [(duty, [KPI, ...]), ...]).
"""

RETAIL = [  # a chain of fruit shops
    ("采购部", "周敏", [
        ("制定年度水果采购计划并按季度滚动调整", ["采购成本率"]),
        ("评审和淘汰产地供应商，每年签一次框架合同", ["供应商合格率"]),
        ("跟踪产地行情，每天发布采购指导价", []),
        ("处理到货质量争议和索赔", ["索赔回收率"]),
    ]),
    ("门店运营部", "何向东", [
        ("制定门店陈列、试吃和打烊折扣标准", []),
        ("巡店检查并督促整改", ["巡店覆盖率", "整改及时率"]),
        ("安排门店排班和临时用工", ["人效"]),
        ("受理门店顾客投诉", ["投诉解决时长"]),
        ("组织新店开业", []),
    ]),
    ("会员与营销部", "罗倩", [
        ("运营会员积分和储值卡", ["会员复购率"]),
        ("策划节日促销活动并核算投入产出", ["活动毛利"]),
        ("管理社群和小程序内容", ["社群订单数"]),
    ]),
    ("仓配中心", "谭志刚", [
        ("验收、分级和入库", ["验收差错率"]),
        ("按门店要货单拣货并夜间配送", ["准时送达率"]),
        ("控制冷库温度和库存损耗", ["损耗率"]),
        ("管理外包车队", []),
    ]),
    ("财务部", "孙丽华", [
        ("编制预算并按月分析执行情况", []),
        ("核对门店每日营业款", ["长短款金额"]),
        ("审核供应商付款", []),
    ]),
]

MCN = [  # short videos and live selling
    ("内容部", "黎想", [
        ("策划短视频选题，每周开选题会", ["爆款率"]),
        ("撰写脚本并审核口播合规", []),
        ("拍摄和剪辑", ["成片周期"]),
        ("复盘账号数据并调整定位", ["粉丝净增"]),
    ]),
    ("达人经纪部", "苏苏", [
        ("发掘并签约达人", ["新签达人数"]),
        ("制定达人成长计划和档期", []),
        ("调解达人与品牌方的纠纷", []),
    ]),
    ("商务部", "季晨", [
        ("拓展品牌客户并报价", ["新客户数"]),
        ("签订投放合同，跟进回款", ["回款率"]),
        ("维护平台政策关系", []),
    ]),
    ("直播部", "卓然", [
        ("排定直播间场次和选品", ["场均成交额"]),
        ("培训主播和场控", []),
        ("直播中调整价格和库存", []),
        ("处理直播间突发舆情", []),
    ]),
    ("供应链部", "高岩", [
        ("筛选带货商品并验厂", ["退货率"]),
        ("谈定佣金和独家价", []),
        ("跟踪发货时效", ["48小时发货率"]),
    ]),
]

MEDIA = [  # a city newspaper
    ("编辑中心", "温庭", [
        ("编排报纸版面，夜班签发付印", ["差错率"]),
        ("审校稿件，执行三审三校", []),
        ("统筹重大主题报道", []),
    ]),
    ("采访部", "葛山", [
        ("采写本地时政、民生和财经新闻", ["独家稿件数"]),
        ("建立和维护线人与专家库", []),
        ("承接突发事件现场报道", ["首发率"]),
    ]),
    ("新媒体部", "邱小满", [
        ("运营客户端、公众号和视频号", ["日活跃用户"]),
        ("制作图解和短视频", []),
        ("处理读者留言与爆料", ["爆料转化率"]),
        ("监测网络舆情", []),
    ]),
    ("广告部", "莫非", [
        ("开发行业客户，年度框架谈判", ["广告收入"]),
        ("策划线下活动和论坛", []),
        ("审查广告内容和资质", []),
    ]),
    ("发行部", "金大成", [
        ("组织全年征订", ["征订份数"]),
        ("管理投递站和投递员", ["准时投递率"]),
    ]),
]

CROSS = [  # cross-border e-commerce
    ("选品部", "Vivian", [
        ("分析海外平台类目趋势并提交选品报告", ["新品成功率"]),
        ("联系工厂打样并核算到岸成本", []),
        ("排查外观专利和商标侵权", ["侵权下架数"]),
    ]),
    ("亚马逊运营部", "杜明", [
        ("撰写和优化商品页面", ["转化率"]),
        ("投放站内广告并控制花费占比", ["ACOS"]),
        ("预测销量并提交补货单", ["断货天数"]),
        ("维护店铺绩效指标", []),
    ]),
    ("独立站部", "叶子青", [
        ("搭建和测试落地页", []),
        ("投放社交媒体广告", ["获客成本"]),
        ("运营邮件订阅和复购", ["复购率"]),
    ]),
    ("物流部", "邵斌", [
        ("订舱、报关和头程运输", ["头程时效"]),
        ("管理海外仓库存", ["库存周转天数"]),
        ("处理退运和换标", []),
    ]),
    ("客服部", "阮青", [
        ("用英语、德语和日语答复买家", ["首次响应时长"]),
        ("处理差评和纠纷", ["差评率"]),
    ]),
]

BANK = [  # a branch
    ("公司业务部", "贺铭", [
        ("拓展对公客户，营销存款和结算", ["对公存款日均"]),
        ("开展贷前调查并撰写报告", []),
        ("贷后检查，每季度一次", ["检查完成率"]),
    ]),
    ("零售业务部", "尤佳", [
        ("销售理财、保险和基金", ["中间业务收入"]),
        ("办理住房按揭贷款", []),
        ("管理厅堂客户和高净值客户", ["客户流失率"]),
    ]),
    ("风险管理部", "段严", [
        ("审查授信方案并出具意见", ["不良贷款率"]),
        ("清收不良资产", ["清收金额"]),
        ("监测操作风险事件并上报", []),
    ]),
    ("运营管理部", "施文", [
        ("办理柜面业务并复核", ["差错率"]),
        ("管理现金、凭证和印章", []),
        ("反洗钱可疑交易甄别", []),
        ("维护自助设备", ["设备可用率"]),
    ]),
]

GOV = [  # a district's service office
    ("综合科", "韩立", [
        ("负责机关文电、会务、机要和档案", []),
        ("拟订年度工作要点并督查落实", []),
        ("承担人事、财务和固定资产管理", []),
    ]),
    ("审批管理科", "柳青", [
        ("编制并公布行政审批事项清单", []),
        ("组织重大项目联合审批", ["审批时限压缩率"]),
        ("协调窗口单位之间的审批争议", []),
    ]),
    ("监督考核科", "欧阳恕", [
        ("受理群众对窗口服务的投诉", ["投诉按期办结率"]),
        ("考核进驻窗口和工作人员", []),
        ("明察暗访服务作风", []),
    ]),
    ("信息科", "仲宁", [
        ("建设和运维一体化政务平台", ["平台可用率"]),
        ("汇聚共享部门数据", []),
        ("保障网络和数据安全", []),
    ]),
]

FACTORY = [  # electronics
    ("研发部", "向磊", [
        ("制定产品路线图和年度研发计划", ["项目按期率"]),
        ("完成原理图、结构和固件设计", []),
        ("组织试产评审并冻结设计", ["一次试产通过率"]),
    ]),
    ("品质部", "戴静", [
        ("制定来料、制程和出货检验标准", []),
        ("分析客诉并推动纠正措施", ["客诉关闭周期"]),
        ("审核供应商质量体系", []),
    ]),
    ("生产部", "蒋山", [
        ("按计划组织生产，达成日产量", ["计划达成率"]),
        ("推行现场管理和改善提案", []),
        ("管理设备点检和保养", ["设备综合效率"]),
    ]),
    ("计划物控部", "卢梅", [
        ("编制主生产计划", []),
        ("跟催物料，控制库存", ["库存周转率"]),
    ]),
]

TAIWAN = [  # traditional characters
    ("業務部", "林怡君", [
        ("開發新客戶並維護既有通路", ["業績達成率"]),
        ("擬定報價與合約條件", []),
        ("追蹤應收帳款", ["逾期帳款率"]),
    ]),
    ("企劃部", "陳柏翰", [
        ("規劃年度行銷活動", ["活動轉換率"]),
        ("管理品牌識別與文宣製作", []),
    ]),
    ("資訊部", "張雅婷", [
        ("維運門市系統與網路", ["系統可用率"]),
        ("受理同仁報修", []),
        ("執行資安稽核", []),
    ]),
]

DTC = [  # skincare sold online
    ("Growth", "Maya Ortiz", [
        ("Plan and buy paid social and search campaigns", ["Customer acquisition cost"]),
        ("Run landing page and checkout tests", ["Conversion rate"]),
        ("Own the email and SMS calendar", ["Repeat purchase rate"]),
    ]),
    ("Brand", "Theo Lind", [
        ("Set the tone of voice and visual guidelines", []),
        ("Brief and approve creators' content", ["Content turnaround"]),
        ("Lead product launches from teaser to review", []),
    ]),
    ("Operations", "Priya Nair", [
        ("Forecast demand by SKU and place purchase orders", ["Forecast accuracy"]),
        ("Manage the fulfilment partner's service levels", ["On-time shipment"]),
        ("Negotiate packaging and freight rates", []),
        ("Handle recalls and batch traceability", []),
    ]),
    ("Customer Care", "Sam Boateng", [
        ("Answer chats, emails and reviews within one day", ["First response time"]),
        ("Approve refunds up to 200 dollars", []),
        ("Report recurring complaints to product weekly", []),
    ]),
]

CITY = [  # a permits office
    ("Intake Counter", "R. Alvarez", [
        ("Check applications for completeness", ["Same-day acceptance"]),
        ("Collect fees and issue receipts", []),
        ("Route files to reviewers", []),
    ]),
    ("Plan Review", "J. Okafor", [
        ("Review drawings against the building code", ["Review cycle time"]),
        ("Hold pre-application meetings with developers", []),
        ("Maintain the catalogue of standard comments", []),
    ]),
    ("Inspections", "D. Novak", [
        ("Schedule and carry out site inspections", ["Inspections per day"]),
        ("Issue stop-work orders", []),
        ("Record results in the permit system", []),
    ]),
    ("Code Enforcement", "L. Haddad", [
        ("Investigate complaints about unsafe buildings", ["Cases closed in 30 days"]),
        ("Prepare cases for the hearing officer", []),
    ]),
]

FREIGHT = [  # forwarding
    ("Sales", "Ana Petrov", [
        ("Win and renew shipper accounts", ["New accounts"]),
        ("Quote ocean and air rates", ["Quote win rate"]),
    ]),
    ("Operations", "Kofi Mensah", [
        ("Book space with carriers", []),
        ("Prepare customs entries and bills of lading", ["Entry error rate"]),
        ("Track shipments and tell customers about delays", []),
    ]),
    ("Claims", "Ines Duarte", [
        ("Open and negotiate cargo damage claims", ["Recovery rate"]),
        ("Renew cargo insurance", []),
    ]),
]

CREDIT_UNION = [
    ("Lending", "Grace Kim", [
        ("Underwrite consumer and auto loans", ["Approval time"]),
        ("Set risk-based pricing with Finance", []),
        ("Collect delinquent accounts", ["Delinquency ratio"]),
    ]),
    ("Member Services", "Omar Farouk", [
        ("Open accounts and verify identity", []),
        ("Resolve card disputes", ["Dispute cycle time"]),
    ]),
    ("Compliance", "Helen Brandt", [
        ("File suspicious activity reports", []),
        ("Train staff on fair lending", ["Training completion"]),
        ("Review marketing materials before release", []),
    ]),
]
