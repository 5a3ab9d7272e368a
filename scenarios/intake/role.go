package intake

// Role is what a column, a label or a heading means; "" where nothing is known of it.
type Role string

// The roles. Those of units are ordered from the highest unit to the lowest.
const (
	Skip        Role = "skip"       // numbers, notes, signatures: passed over
	ParentUnit  Role = "parent"     // the unit above
	Department  Role = "department" // the unit
	Team        Role = "team"       // a unit in it
	Position    Role = "position"   // a post in it
	Manager     Role = "manager"    // person or post to whom is reported
	Person      Role = "person"     // who fills a post
	Head        Role = "head"       // who heads the unit
	Headcount   Role = "headcount"
	DutyText    Role = "duty"
	DutyTitle   Role = "title"
	Group       Role = "group" // heading over several duties
	KPI         Role = "kpi"
	Goal        Role = "goal"
	Task        Role = "task"
	Tool        Role = "tool"
	Channel     Role = "channel"
	Frequency   Role = "frequency"
	Effort      Role = "effort"
	Criticality Role = "criticality"
	Function    Role = "function"
	Control     Role = "control"
	Weight      Role = "weight" // of the KPI or goal in the row
	Mission     Role = "mission"
	Authority   Role = "authority"
	Staff       Role = "staff"      // posts and their numbers
	Support     Role = "support"    // units that take part in the duty
	Interface   Role = "interface"  // with whom the unit works
	HandsTo     Role = "hands-to"   // duties, or units, to which the duty hands on
	TakesFrom   Role = "takes-from" // those from which it takes over
	Matrix      Role = "raci"       // headed by a unit; the cells say its part in the duty
)

// Roles lists what a column can be said to be, in the order in which it is offered.
func Roles() []Role {
	return []Role{DutyText, Department, Team, Position, ParentUnit, Support, DutyTitle, Group, Head, Manager, Person, Headcount,
		KPI, Goal, Task, Tool, Channel, HandsTo, TakesFrom, Frequency, Criticality, Effort, Function, Control, Weight, Mission, Authority, Matrix, Skip}
}

// Certainty is how well a column was understood.
type Certainty int

// The certainties.
const (
	Guessed Certainty = iota // by what stands in it, or by a part of its head
	Sure                     // by its head
	Chosen                   // by a person
)
