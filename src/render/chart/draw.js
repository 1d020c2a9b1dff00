// Makes the function that the engine calls: an option (JSON) in, the text of an SVG out.
(() => {
    // Each time an option is set, ECharts works out in which order its fifty kinds of component
    // depend on each other. The answer is always the same: a seventh of a drawing's time.
    const components = echarts.ComponentModel;
    const all = components.getAllClassMainTypes();
    const order = [];
    const needs = {};
    const needed = {};
    components.topologicalTravel(all, all, (name, on) => {
        order.push(name);
        needs[name] = on;
        for (const other of on) (needed[other] ||= []).push(name);
    });
    components.topologicalTravel = (names, _, visit, self) => {
        const wanted = new Set(names);
        for (const name of order) {
            if (!wanted.has(name)) continue;
            visit.call(self, name, needs[name].slice());
            for (const other of needed[name] || []) wanted.add(other);
        }
    };

    // One chart draws everything: to make one costs as much as half a drawing. Its size does not
    // matter, because an option places all it shows in pixels and the SVG gets a frame of ours.
    const room = { renderer: 'svg', ssr: true, width: 1000, height: 1000 };
    let chart = echarts.init(null, null, room);
    let drawn = 0;

    // ECharts keeps the marks of a series that has the same name as one of the drawing before, and
    // then paints them in the old order. New names: no drawing may show what was drawn earlier.
    const strangers = (option) => {
        drawn += 1;
        (option.series || []).forEach((series, i) => { series.id = `${drawn} ${i}`; });
        return option;
    };

    return (text) => {
        try {
            const option = strangers(JSON.parse(text));
            chart.setOption(option, { notMerge: true, silent: true });
            return chart.renderToSVGString();
        } catch (problem) {
            chart = echarts.init(null, null, room);
            throw problem;
        }
    };
})()
