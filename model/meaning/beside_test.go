package meaning

import "testing"

func TestADepartmentThatWorkIsDoneWithIsNotWhatItIs(t *testing.T) {
	l := Standard()
	for _, row := range []struct{ with, of string }{
		{"Check order status with the warehouse", "Oversee the inventory in one or more warehouses"},
		{"Align promotions with the ecommerce manager, customer service and warehouse teams", "Oversee correct packing in the warehouse"},
		{"管理经销商订单，与供应链对接发货", "负责供应链管理"},
		{"根据销量预测向供应链提备货需求", "优化供应链"},
		{"配合客服部处理投诉", "负责客服培训与客服排班"},
	} {
		a, b := l.Read(row.with), l.Read(row.of)
		EachShared(a.Subjects, b.Subjects, func(x, y Subject) {
			if x.Head || x.Weight > .3 {
				t.Errorf("%q is about %s as much as %q, weight %.2f", row.with, l.ID(x.Concept), row.of, x.Weight)
			}
		})
	}
}

func TestADepartmentsNameThatIsTheWorkItselfCounts(t *testing.T) {
	l := Standard()
	for text, concept := range map[string]string{
		"Manage the warehouse":                             "warehouse",
		"负责供应链与物流管理":                                       "logistics",
		"培训客服团队":                                           "service-staffing",
		"Help customers with product returns and delivery": "returns",
	} {
		m := l.Read(text)
		found := false
		for _, s := range m.Subjects {
			found = found || l.ID(s.Concept) == concept && s.Weight >= .6
		}
		if !found {
			t.Errorf("%q is about %s", text, about(l, text))
		}
	}
}
