package xlsx

// Style is the role of a cell. The look follows from it; the set is closed so
// that all workbooks look alike.
type Style uint8

const (
	// StyleDefault takes the style of the column, and StyleBody if that has none.
	StyleDefault Style = iota
	// StylePlain has no edges and does not wrap: free text on a page.
	StylePlain
	StyleTitle
	// StyleTitleWrap is a title over several columns that may need more than one line.
	StyleTitleWrap
	StyleSubtitle
	StyleHeading
	// StyleHeader is the head of a table's column.
	StyleHeader
	// StyleHeaderUpright is such a head turned by 90 degrees for narrow columns.
	StyleHeaderUpright
	StyleBody
	StyleBodyWrap
	StyleCentre
	// StyleStrong is a wrapping body cell in bold: the name a row is about.
	StyleStrong
	// StyleMuted is wrapping body text of lesser rank.
	StyleMuted
	StyleID
	// StyleLink is a link on a page, outside tables. In tables any style may carry
	// a Link and then shows it.
	StyleLink
	StyleDate
	StyleNumber
	StyleDecimal
	StylePercent
	// The deltas show their sign, a real minus, and zero without sign.
	StyleDelta
	StyleDeltaDecimal
	StyleDeltaPercent
	// StyleMetric and StyleMetricLabel make the tiles of a summary.
	StyleMetric
	StyleMetricLabel
	// StyleNote is small wrapping text of a page, outside tables.
	StyleNote
	// StyleCallout is a wrapping text that must be read first.
	StyleCallout
	// StyleChanged marks what differs from the baseline.
	StyleChanged
	// StyleEditable marks cells whose edits are read back.
	StyleEditable
	// StyleEditableDay is such a cell for a calendar day.
	StyleEditableDay
	StyleHigh
	StyleMedium
	StyleLow
	StyleInfo
	StyleBetter
	StyleWorse
	StyleSame
	lastStyle
)

// The palette of the window in its light form. Paper and ink, one accent.
const (
	paperColumn  = "ECEAE5"
	paperPanel   = "FBFAF8"
	line         = "E1DED7"
	lineStrong   = "CFCBC2"
	ink          = "1E1D1A"
	inkSecond    = "55524B"
	inkThird     = "6B675F"
	accent       = "2650C8"
	accentTint   = "E9EEFB"
	accentStrong = "D5DFF8"
	highText     = "B3261E"
	highTint     = "FBEAE8"
	mediumText   = "8A5200"
	mediumTint   = "FCF1DC"
	lowText      = "46596F"
	lowTint      = "E8ECF1"
	betterText   = "0B6B50"
	betterTint   = "E1F1EB"
	worseText    = "A33A0E"
	worseTint    = "FAEAE2"
	sameTint     = "EFEDE9"
	editableTint = "FFFAE0" // paler than the mark of shared words, so that ink on it stays calm
)

// Microsoft YaHei is on every Windows and comes with Office for Mac; elsewhere
// programs substitute their Chinese font.
const fontFamily = "Microsoft YaHei"

type edge uint8

const (
	noEdge    edge = iota
	hairline       // all round, light
	underline      // below, strong
	sidebar        // at the left, in the accent
)

type look struct {
	points     float64
	bold       bool
	underlined bool
	colour     string
	fill       string
	edge       edge
	horizontal string
	vertical   string
	wrap       bool
	upright    bool
	indent     int
	format     string
}

// look is the one table from roles to appearance. Minus signs in formats are
// U+2212 in quotes, like everywhere in the program.
func (s Style) look() look {
	body := look{points: 10, colour: ink, edge: hairline, vertical: "top"}
	with := func(change func(*look)) look {
		l := body
		change(&l)
		return l
	}
	figure := func(format string) look {
		return with(func(l *look) { l.horizontal, l.format, l.indent = "right", format, 1 })
	}
	verdict := func(colour, fill string) look {
		return with(func(l *look) { l.colour, l.fill, l.horizontal, l.bold = colour, fill, "center", true })
	}
	switch s {
	case StylePlain:
		return look{points: 10, colour: ink, vertical: "center"}
	case StyleTitle:
		return look{points: 18, bold: true, colour: ink, vertical: "center"}
	case StyleTitleWrap:
		return look{points: 18, bold: true, colour: ink, vertical: "center", wrap: true}
	case StyleSubtitle:
		return look{points: 10, colour: inkThird, vertical: "center"}
	case StyleHeading:
		return look{points: 13, bold: true, colour: ink, vertical: "center", edge: underline}
	case StyleHeader:
		return look{points: 10, bold: true, colour: ink, fill: paperColumn, edge: underline, vertical: "center", wrap: true}
	case StyleHeaderUpright:
		return look{points: 10, bold: true, colour: ink, fill: paperColumn, edge: underline, horizontal: "center", vertical: "bottom", upright: true}
	case StyleBodyWrap:
		return with(func(l *look) { l.wrap = true })
	case StyleCentre:
		return with(func(l *look) { l.horizontal = "center" })
	case StyleStrong:
		return with(func(l *look) { l.bold, l.wrap = true, true })
	case StyleMuted:
		return with(func(l *look) { l.colour, l.wrap = inkThird, true })
	case StyleID:
		return with(func(l *look) { l.colour, l.points = inkThird, 9 })
	case StyleLink:
		return look{points: 10, colour: accent, underlined: true, vertical: "center"}
	case StyleDate:
		return with(func(l *look) { l.horizontal, l.format = "center", "yyyy-mm-dd" })
	case StyleNumber:
		return figure(`#,##0;"−"#,##0;0`)
	case StyleDecimal:
		return figure(`#,##0.00;"−"#,##0.00;0.00`)
	case StylePercent:
		return figure(`0%;"−"0%;0%`)
	case StyleDelta:
		return figure(`+#,##0;"−"#,##0;0`)
	case StyleDeltaDecimal:
		return figure(`+#,##0.00;"−"#,##0.00;0.00`)
	case StyleDeltaPercent:
		return figure(`+0%;"−"0%;0%`)
	case StyleMetric:
		return look{points: 20, bold: true, colour: ink, fill: paperPanel, horizontal: "left", vertical: "center", indent: 1}
	case StyleMetricLabel:
		return look{points: 10, colour: inkSecond, fill: paperPanel, horizontal: "left", vertical: "center", indent: 1}
	case StyleNote:
		return look{points: 9, colour: inkThird, vertical: "center", wrap: true}
	case StyleCallout:
		return look{points: 11, colour: ink, fill: paperPanel, edge: sidebar, horizontal: "left", vertical: "center", wrap: true, indent: 1}
	case StyleChanged:
		return with(func(l *look) { l.colour, l.fill, l.wrap = accent, accentTint, true })
	case StyleEditable:
		return with(func(l *look) { l.fill, l.wrap = editableTint, true })
	case StyleEditableDay:
		return with(func(l *look) { l.fill, l.horizontal, l.format = editableTint, "center", "yyyy-mm-dd" })
	case StyleHigh:
		return verdict(highText, highTint)
	case StyleMedium:
		return verdict(mediumText, mediumTint)
	case StyleLow:
		return verdict(lowText, lowTint)
	case StyleInfo:
		return verdict(inkThird, "")
	case StyleBetter:
		return verdict(betterText, betterTint)
	case StyleWorse:
		return verdict(worseText, worseTint)
	case StyleSame:
		return verdict(inkThird, sameTint)
	default:
		return body
	}
}
