package model

// Record is one of the record types of this file. It is sealed: no other package
// can add a kind. All record types are comparable structs, so == is equality.
type Record interface {
	Ref() Ref
	sealed()
}

// Unit is a part of the organisation: company, department, team or position, or
// an external party. Units form a tree by Parent.
type Unit struct {
	ID     ID        `json:"id"`
	Parent ID        `json:"parent"` // "" at the top
	Level  UnitLevel `json:"kind"`
	Name   Text      `json:"name"`
	Head   Text      `json:"head"` // title of the head; empty when nobody heads the unit
	FTE    float64   `json:"fte"`  // capacity in full-time equivalents; 0 = not entered
	// SpanMin and SpanMax bound the advised number of direct reports; 0 = not entered.
	SpanMin int `json:"spanMin"`
	SpanMax int `json:"spanMax"`
	Rank    int `json:"rank"` // order among siblings, ascending, ties by id
	// Origin holds the ids of the units merged into this one, or the unit it was split from.
	Origin Set `json:"origin"`
	// FormerHeads holds the titles of the heads of the units in Origin, see [PackText].
	FormerHeads Set    `json:"formerHeads"`
	Source      string `json:"source"`
	Basis       Basis  `json:"basis"`
	Mission     Text   `json:"mission,omitzero"`   // for whom the unit does what, in a sentence
	Authority   Text   `json:"authority,omitzero"` // up to where it decides alone: money, signatures, people
}

// Duty is an accountability (职责): the thing that is moved. Its home is one cell,
// Unit, so that two people moving it differently is a conflict and never a
// silent duplicate.
type Duty struct {
	ID        ID     `json:"id"`
	Text      Text   `json:"text"`
	Title     Text   `json:"title"`     // short title for cards
	Unit      ID     `json:"unit"`      // "" = unplaced (待分配)
	Functions Set    `json:"functions"` // capability tags
	Control   Set    `json:"control"`   // control roles: plan, authorise, execute, spend, evaluate, manage
	Group     Text   `json:"group"`     // heading under which the source lists it
	Frequency string `json:"frequency"` // daily, weekly, …; "" = not stated
	// Criticality is 1 to 3; 0 = not stated, read as 2.
	Criticality int     `json:"criticality"`
	Effort      float64 `json:"effort"` // full-time equivalents; 0 = not entered
	State       State   `json:"state"`
	Origin      Set     `json:"origin"` // ids of the duties this one was fused from or split from
	Rank        int     `json:"rank"`   // order within the unit, ascending, ties by id
	Source      string  `json:"source"`
	Basis       Basis   `json:"basis"`
}

// Goal is a strategic goal (战略目标) of a unit.
type Goal struct {
	ID      ID      `json:"id"`
	Unit    ID      `json:"unit"`
	Text    Text    `json:"text"`
	Horizon Horizon `json:"horizon"`
	Stances Set     `json:"stances"` // sales, cost, brand, loyalty, traffic, share, experience
	Weight  float64 `json:"weight"`  // relative weight; 0 = not stated, read as 1
	State   State   `json:"state"`
	Rank    int     `json:"rank"`
	Source  string  `json:"source"`
	Basis   Basis   `json:"basis"`
}

// Task is a key task (关键任务) of a unit; the duties that carry it are links duty → task.
type Task struct {
	ID     ID     `json:"id"`
	Unit   ID     `json:"unit"`
	Text   Text   `json:"text"`
	Season string `json:"season"` // e.g. "618", "Q4"; "" = all year
	Rank   int    `json:"rank"`
	Source string `json:"source"`
	Basis  Basis  `json:"basis"`
}

// KPI is a performance indicator (指标) with at most one owner.
type KPI struct {
	ID      ID      `json:"id"`
	Unit    ID      `json:"unit"` // owner; "" = nobody
	Name    Text    `json:"name"`
	Measure string  `json:"measure"` // unit of measure: CNY, %, count, …
	Better  string  `json:"better"`  // "up" or "down"
	Cadence string  `json:"cadence"`
	Weight  float64 `json:"weight"` // 0 = not stated, read as 1
	State   State   `json:"state"`
	Rank    int     `json:"rank"`
	Source  string  `json:"source"`
	Basis   Basis   `json:"basis"`
}

// Tool is a system or method (工具) with at most one administering unit.
type Tool struct {
	ID     ID     `json:"id"`
	Unit   ID     `json:"unit"` // administrator; "" = nobody
	Name   Text   `json:"name"`
	Sort   string `json:"sort"` // analytics, ad_platform, system, …
	Source string `json:"source"`
	Basis  Basis  `json:"basis"`
}

// Channel is a marketplace, medium or account (渠道) with at most one owner.
type Channel struct {
	ID     ID     `json:"id"`
	Unit   ID     `json:"unit"` // owner; "" = not appointed
	Name   Text   `json:"name"`
	Sort   string `json:"sort"` // marketplace, social, ad, …
	Source string `json:"source"`
	Basis  Basis  `json:"basis"`
}

// Handoff is what one duty passes to another (交接). Hand-offs join duties, never
// units, since units change between scenarios.
type Handoff struct {
	ID            ID              `json:"id"`
	From          ID              `json:"from"` // duty
	To            ID              `json:"to"`   // duty
	Object        Text            `json:"object"`
	Type          Interdependence `json:"type"`
	Weight        int             `json:"weight"` // 1 to 5; 0 = not stated, read as 3
	Frequency     string          `json:"frequency"`
	Lag           float64         `json:"lag"` // days
	SLA           string          `json:"sla"` // agreed time and standard; "" = none
	Collaboration ID              `json:"collaboration"`
	Rank          int             `json:"rank"`
	Source        string          `json:"source"`
	Basis         Basis           `json:"basis"`
}

// Collaboration is a joint undertaking of several units (协同场景), made of hand-offs.
type Collaboration struct {
	ID          ID     `json:"id"`
	Name        Text   `json:"name"`
	Description Text   `json:"description"`
	Integrator  ID     `json:"integrator"`  // unit that leads; "" = nobody
	Output      Text   `json:"output"`      // named joint output; empty = none named
	OutputOwner ID     `json:"outputOwner"` // unit accountable for the output; "" = nobody
	Source      string `json:"source"`
	Basis       Basis  `json:"basis"`
}

// Link joins a duty, task or KPI to what it serves or uses. Its id derives from
// its ends (see [LinkID]), so that equal additions converge.
type Link struct {
	ID       ID     `json:"id"`
	From     Ref    `json:"from"`     // duty, task or kpi
	To       Ref    `json:"to"`       // goal, kpi, tool, channel or task
	Strength int    `json:"strength"` // 3 direct, 2 contributes, 1 weak
	Source   string `json:"source"`
	Basis    Basis  `json:"basis"`
}

// LinkID derives the id of the link between two records.
func LinkID(from, to ID) ID { return from + ">" + to }

// Role gives a unit a part in a duty beside the duty's home: accountable (an
// extra A is a contested claim), responsible, consulted or informed.
type Role struct {
	ID    ID     `json:"id"`
	Duty  ID     `json:"duty"`
	Unit  ID     `json:"unit"`
	Role  string `json:"role"` // A, R, C or I
	Basis Basis  `json:"basis"`
}

// RoleID derives the id of the role of a unit on a duty.
func RoleID(duty, unit ID) ID { return duty + "@" + unit }

// Lock keeps duties where they are ("pinned"), in one unit ("together") or in
// different units ("apart").
type Lock struct {
	ID     ID     `json:"id"`
	Type   string `json:"type"`
	Duties Set    `json:"duties"`
	Reason string `json:"reason"`
	Basis  Basis  `json:"basis"`
}

// Control is a compensating control or a ring-fenced budget of a unit. With the
// Basis Unstated it came with the duties of another unit and settles nothing yet.
type Control struct {
	ID    ID     `json:"id"`
	Unit  ID     `json:"unit"`
	Type  string `json:"type"` // compensating, ring-fenced
	Note  string `json:"note"`
	Basis Basis  `json:"basis"`
}

// ControlID derives the id of the control of one type on a unit.
func ControlID(unit ID, typ string) ID { return unit + "~" + ID(typ) }

// Waiver accepts one finding with a reason. Key is the finding's: the rule and the
// ids of its subjects, joined by "|". Evidence is the hash of the evidence that was
// accepted: when it changes, the finding returns.
type Waiver struct {
	ID       ID     `json:"id"`
	Key      string `json:"key"`
	Reason   string `json:"reason"`
	By       string `json:"by"`
	Evidence string `json:"evidence"`
	Basis    Basis  `json:"basis"`
}

// Brief is the frame of the scenario: its name, what is to be decided, from when.
// There is exactly one, with the id "brief".
type Brief struct {
	ID        ID     `json:"id"`
	Name      Text   `json:"name"`
	Decision  Text   `json:"decision"`  // the decision asked of the board
	Effective string `json:"effective"` // date, YYYY-MM-DD; "" = open
	Notes     Text   `json:"notes"`     // presenter's notes
	Basis     Basis  `json:"basis"`
	// Options are the answers between which the board chooses, Recommendation the one that
	// is advised and why.
	Options        Text `json:"options,omitzero"`
	Recommendation Text `json:"recommendation,omitzero"`
	Meeting        Text `json:"meeting,omitzero"` // where and when it is decided
	// Item is the number on the agenda of the meeting, Proposer who brings it before the
	// board, Vote what became of it; VoteNote the conditions, or why.
	Item     string `json:"item,omitzero"`
	Proposer string `json:"proposer,omitzero"`
	Vote     Vote   `json:"vote,omitzero"`
	VoteNote Text   `json:"voteNote,omitzero"`
}

// BriefID is the id of the one brief of a scenario.
const BriefID ID = "brief"

// Response is what is done about a theme (应对), as registers of risks have it: who sees to
// it until when, how far it is, and what was answered. There is at most one for a theme, by
// its key. It stays when the theme is gone: then it is settled.
type Response struct {
	ID     ID       `json:"id"`
	Theme  string   `json:"theme"` // its key, see model/theme
	Owner  string   `json:"owner"` // a person or an office, as the board says it
	Due    string   `json:"due"`   // date, YYYY-MM-DD; "" = open
	Status Progress `json:"status"`
	Answer Text     `json:"answer"`
	Source string   `json:"source"`
	Basis  Basis    `json:"basis"`
}

// DecisionRight says of a matter that is decided again and again (权责事项) which units
// propose, review and approve it, and which are told. A unit may have several parts.
type DecisionRight struct {
	ID        ID     `json:"id"`
	Matter    Text   `json:"matter"`
	Threshold Text   `json:"threshold"` // from what amount or in which case; empty = always
	Proposes  Set    `json:"proposes"`  // ids of units, as in the next three
	Reviews   Set    `json:"reviews"`
	Approves  Set    `json:"approves"`
	Informed  Set    `json:"informed"`
	Duties    Set    `json:"duties"` // ids of the duties that the matter belongs to; empty = not stated
	Rank      int    `json:"rank"`
	Source    string `json:"source"`
	Basis     Basis  `json:"basis"`
}

// Comment is a question or a remark pinned to a record (批注). It is open until it is
// answered. Fingerprints leave comments out: what is asked about a proposal makes no other
// proposal of it.
type Comment struct {
	ID         ID     `json:"id"`
	About      Ref    `json:"about"` // the zero Ref: the scenario as a whole
	Text       string `json:"text"`  // as it was written, in one language
	By         string `json:"by"`
	On         string `json:"on"`     // date, YYYY-MM-DD
	Answer     string `json:"answer"` // "" = open
	AnsweredBy string `json:"answeredBy"`
	AnsweredOn string `json:"answeredOn"` // date, YYYY-MM-DD
	Basis      Basis  `json:"basis"`
}

// Resolution is what a meeting decided (决议): the matter, the vote, and who sees to it
// until when. What became of the decision that the brief asks for is [Brief.Vote] and
// stands there alone: a resolution about the brief has the count of the votes and the task.
type Resolution struct {
	ID      ID       `json:"id"`
	About   Ref      `json:"about"` // the zero Ref: a matter that is no record
	Text    Text     `json:"text"`
	Vote    Vote     `json:"vote"` // "" = no vote was taken
	For     int      `json:"for"`  // votes; the three 0 = not counted
	Against int      `json:"against"`
	Abstain int      `json:"abstain"`
	Note    string   `json:"note"`   // the conditions, or why
	On      string   `json:"on"`     // date, YYYY-MM-DD
	Owner   string   `json:"owner"`  // who sees to it: a person or an office; "" = there is no task
	Due     string   `json:"due"`    // date, YYYY-MM-DD; "" = open
	Status  Progress `json:"status"` // of the task
	Rank    int      `json:"rank"`
	Source  string   `json:"source"`
	Basis   Basis    `json:"basis"`
}

func (r Unit) Ref() Ref          { return Ref{UnitKind, r.ID} }
func (r Duty) Ref() Ref          { return Ref{DutyKind, r.ID} }
func (r Goal) Ref() Ref          { return Ref{GoalKind, r.ID} }
func (r Task) Ref() Ref          { return Ref{TaskKind, r.ID} }
func (r KPI) Ref() Ref           { return Ref{KPIKind, r.ID} }
func (r Tool) Ref() Ref          { return Ref{ToolKind, r.ID} }
func (r Channel) Ref() Ref       { return Ref{ChannelKind, r.ID} }
func (r Handoff) Ref() Ref       { return Ref{HandoffKind, r.ID} }
func (r Collaboration) Ref() Ref { return Ref{CollaborationKind, r.ID} }
func (r Link) Ref() Ref          { return Ref{LinkKind, r.ID} }
func (r Role) Ref() Ref          { return Ref{RoleKind, r.ID} }
func (r Lock) Ref() Ref          { return Ref{LockKind, r.ID} }
func (r Control) Ref() Ref       { return Ref{ControlKind, r.ID} }
func (r Waiver) Ref() Ref        { return Ref{WaiverKind, r.ID} }
func (r Brief) Ref() Ref         { return Ref{BriefKind, r.ID} }
func (r Response) Ref() Ref      { return Ref{ResponseKind, r.ID} }
func (r DecisionRight) Ref() Ref { return Ref{DecisionRightKind, r.ID} }
func (r Comment) Ref() Ref       { return Ref{CommentKind, r.ID} }
func (r Resolution) Ref() Ref    { return Ref{ResolutionKind, r.ID} }

func (Unit) sealed()          {}
func (Duty) sealed()          {}
func (Goal) sealed()          {}
func (Task) sealed()          {}
func (KPI) sealed()           {}
func (Tool) sealed()          {}
func (Channel) sealed()       {}
func (Handoff) sealed()       {}
func (Collaboration) sealed() {}
func (Link) sealed()          {}
func (Role) sealed()          {}
func (Lock) sealed()          {}
func (Control) sealed()       {}
func (Waiver) sealed()        {}
func (Brief) sealed()         {}
func (Response) sealed()      {}
func (DecisionRight) sealed() {}
func (Comment) sealed()       {}
func (Resolution) sealed()    {}
