package check

import "strings"

// threshold is a limit of a rule that a policy may move.
type threshold int

const (
	mediumFunctions  threshold = iota // OV-02: Jaccard of tags from which it is medium instead of low
	partnersKept                      // OV-02: how many partners of a duty are told; the metric counts all
	drives                            // OV-05: least strength with which a link drives a KPI
	overloaded                        // LD-01 is medium above it
	farOverloaded                     // and high above this
	uneven                            // LD-02: coefficient of variation of siblings
	idle                              // LD-02: load below which one of them is idle
	reports                           // LD-03: most direct reports, where the unit advises none
	wideFunctions                     // LD-04
	wideShare                         // LD-04: of all duties
	wideTimes                         // LD-04 is high above so many times the median of siblings
	concentrated                      // LD-05: share of the critical duties
	fewestCritical                    // LD-05 says nothing of fewer critical duties: one of one is no concentration
	criticalCrossing                  // IF-02: w·χ from which a hand-off needs an agreement
	manyCrossings                     // IF-04: crossings in one run
	bottleneck                        // IF-05: share of what crosses
	bottleneckAmong                   // IF-05: least number of departments
	stanceConflict                    // GV-06: least share of the smaller side
	thresholds
)

// The units of thresholds.
const (
	Share = "share" // 0 to 1, said in percent
	Count = "count" // a whole number
	Ratio = "ratio" // a figure without a unit
)

// Threshold describes a limit that a [Policy] may move. Default, Min, Max and Step are
// of the same unit; the bounds are allowed themselves. Values need not lie on a step,
// which is for whoever turns a knob. The zero Threshold describes none.
type Threshold struct {
	Rule, Name              string // TooWide, "functions"
	Default, Min, Max, Step float64
	Unit                    string // Share, Count or Ratio
}

// Key gives the key of the threshold in a policy, e.g. "threshold/LD-04.functions".
func (t Threshold) Key() string { return thresholdKey + t.Rule + "." + t.Name }

func (t Threshold) whole() bool { return t.Unit == Count }

// Thresholds lists every limit that a policy may move, in the order of the catalogue.
// The defaults are those of the catalogue, whose formulas name most of them; the bounds
// are a judgement: beyond them a rule would always or never speak.
func Thresholds() []Threshold {
	return []Threshold{
		mediumFunctions:  {NearDuplicates, "functions", .35, .2, 1, .05, Share},
		partnersKept:     {NearDuplicates, "partners", 3, 1, 10, 1, Count},
		drives:           {TwoDrivers, "strength", 2, 2, 3, 1, Count},
		overloaded:       {Overload, "medium", 1, .5, 3, .05, Share},
		farOverloaded:    {Overload, "high", 1.2, .5, 3, .05, Share},
		uneven:           {UnevenLoad, "variation", .3, .05, 2, .05, Ratio},
		idle:             {UnevenLoad, "idle", .5, 0, 1, .05, Share},
		reports:          {SpanOfControl, "reports", 8, 2, 30, 1, Count},
		wideFunctions:    {TooWide, "functions", 20, 2, 200, 1, Count},
		wideShare:        {TooWide, "share", .6, .05, 1, .05, Share},
		wideTimes:        {TooWide, "times", 2, 1, 10, .5, Ratio},
		concentrated:     {CriticalOnOne, "share", .4, .05, 1, .05, Share},
		fewestCritical:   {CriticalOnOne, "fewest", 3, 1, 100, 1, Count},
		criticalCrossing: {UnagreedHandoff, "weight", 8, .5, 15, .5, Ratio},
		manyCrossings:    {PingPong, "crossings", 3, 1, 20, 1, Count},
		bottleneck:       {InterfaceBottleneck, "share", .6, .05, 1, .05, Share},
		bottleneckAmong:  {InterfaceBottleneck, "departments", 3, 2, 20, 1, Count},
		stanceConflict:   {ConflictingGoals, "share", .35, .05, .5, .05, Share},
	}
}

// thresholdOf finds a threshold by its key.
func thresholdOf(key string) (Threshold, bool) {
	if strings.HasPrefix(key, thresholdKey) {
		for _, t := range Thresholds() {
			if t.Key() == key {
				return t, true
			}
		}
	}
	return Threshold{}, false
}
