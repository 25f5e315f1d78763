(function () {
  'use strict';
  const page = JSON.parse(document.getElementById('report-data').textContent);
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  // Okabe and Ito's colours, adapted to either background; a symbol goes with each.
  const THEMES = {
    light: { text: '#1c2127', muted: '#5b6570', grid: '#e6e9ed', axis: '#9aa4ae', back: '#ffffff', box: '#ffffff', border: '#cfd5db',
      categories: ['#0072b2', '#d55e00', '#009e73', '#b5548a', '#c98500', '#3d9ad1', '#4d5761'],
      ramp: ['#3b0f6f', '#3f4c8a', '#26828e', '#35a36b', '#6d9114'], zones: ['rgba(0,114,178,.07)', 'rgba(213,94,0,.08)', 'rgba(90,100,110,.08)'] },
    dark: { text: '#e7ebef', muted: '#9ba6b2', grid: '#262e37', axis: '#5d6873', back: '#11151a', box: '#1b222a', border: '#3a4550',
      categories: ['#56b4e9', '#ff8a4c', '#2fc7a0', '#e79cc6', '#f0c14b', '#8fb8ff', '#b8c2cc'],
      ramp: ['#7d8cf0', '#4fa6d8', '#3fc4a6', '#8fdc6a', '#f2ec7a'], zones: ['rgba(86,180,233,.10)', 'rgba(255,138,76,.10)', 'rgba(155,166,178,.10)'] }
  };
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'path://M-1,-1L1,-1L0,1Z', 'path://M-1,-.35L-.35,-.35L-.35,-1L.35,-1L.35,-.35L1,-.35L1,.35L.35,.35L.35,1L-.35,1L-.35,.35L-1,.35Z', 'roundRect'];
  const DASHES = { dashed: [7, 4], dotted: [2, 3.5] };
  const FONT = getComputedStyle(document.body).fontFamily;
  const charts = [];
  const figures = [];
  let theme = THEMES.light;
  let printing = false;

  // ---- numbers -------------------------------------------------------------------------------
  const minus = text => text.replace('-', '−');
  const raised = n => String(n).replace(/[-0-9]/g, c => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]);
  function shown(x) {
    if (x === null || x === undefined) return '–';
    if (typeof x !== 'number') return String(x);
    if (Number.isInteger(x) && Math.abs(x) < 1e6) return minus(String(x));
    const size = Math.abs(x);
    if (size < 1e-3 || size >= 1e5) {
      const parts = x.toExponential(2).split('e');
      return minus(parts[0]) + ' × 10' + raised(Number(parts[1]));
    }
    return minus(String(Number(x.toPrecision(4))));
  }
  function tickText(x) {
    const size = Math.abs(x);
    if (x !== 0 && (size < 1e-2 || size >= 1e5)) {
      const e = Math.floor(Math.log10(size) + 1e-9), m = Number((x / 10 ** e).toPrecision(2));
      return (m === 1 ? '' : minus(String(m)) + '·') + '10' + raised(e);
    }
    return minus(String(Number(x.toPrecision(4))));
  }
  const escaped = text => String(text).replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);

  // ---- colours -------------------------------------------------------------------------------
  function mix(stops, place) {
    const at = Math.min(Math.max(place, 0), 1) * (stops.length - 1), i = Math.min(Math.floor(at), stops.length - 2), f = at - i;
    const rgb = hex => [1, 3, 5].map(k => parseInt(hex.slice(k, k + 2), 16));
    const a = rgb(stops[i]), b = rgb(stops[i + 1]);
    return '#' + a.map((v, k) => Math.round(v + f * (b[k] - v)).toString(16).padStart(2, '0')).join('');
  }
  function colour(series) {
    if (series.category !== undefined) return theme.categories[series.category % theme.categories.length];
    return series.ramp !== undefined ? mix(theme.ramp, series.ramp) : theme.text;
  }
  // A ramp has a symbol too, by its place among the curves.
  function symbol(series, order) {
    const index = series.category !== undefined ? series.category : order;
    // Another step than the colours', so that pairs differ longest.
    return SYMBOLS[(index + Math.floor(index / theme.categories.length)) % SYMBOLS.length];
  }

  // ---- axes ----------------------------------------------------------------------------------
  const place = (axis, v) => v === null ? null : axis.log ? (v > 0 ? Math.log10(v) : null) : v;
  function rangeOf(axis, values) {
    const finite = values.map(v => place(axis, v)).filter(v => v !== null && Number.isFinite(v));
    if (!finite.length) return [0, 1];
    let low = Math.min(...finite), high = Math.max(...finite);
    if (high - low < 1e-9) { const room = axis.log ? .3 : Math.max(.5, Math.abs(high) * .1); low -= room; high += room; }
    const pad = .045 * (high - low);
    return [axis.log || low !== 0 ? low - pad : 0, high + pad];
  }
  function niceStep(span, count) {
    const raw = span / count, e = 10 ** Math.floor(Math.log10(raw)), m = raw / e;
    return (m < 1.5 ? 1 : m < 3.5 ? 2 : m < 7.5 ? 5 : 10) * e;
  }
  function ticks(axis, range, count, values) {
    const [low, high] = range, list = [];
    if (!axis.log) {
      const step = niceStep(high - low, count);
      for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + 1e-9 * step; v += step) list.push(Math.abs(v) < step * 1e-9 ? 0 : v);
      return list;
    }
    const distinct = [...new Set(values || [])].filter(v => v > 0).sort((a, b) => a - b);
    if (distinct.length > 1 && distinct.length <= 9) return distinct;
    const decades = high - low;
    const multiples = decades < 1.1 ? [1, 2, 3, 5, 7] : decades < 2.2 ? [1, 2, 5] : [1];
    const stride = decades > 2.2 ? Math.max(1, Math.ceil(decades / count)) : 1;
    for (let e = Math.floor(low); e <= Math.ceil(high); e++) {
      if (e % stride) continue;
      for (const m of multiples) { const v = m * 10 ** e, p = Math.log10(v); if (p >= low && p <= high) list.push(v); }
    }
    if (list.length >= 2) return list;
    const a = 10 ** low, b = 10 ** high;
    return ticks({ log: false }, [a, b], 4);
  }
  /** Lines and labels at places of our own, which no axis of the library offers. */
  function rulers(xAxis, yAxis, xTicks, yTicks) {
    const line = { lineStyle: { color: theme.grid, width: 1, type: 'solid' } };
    const label = text => ({ show: true, position: 'start', distance: 7, formatter: () => text, color: theme.muted, fontSize: 11.5, fontFamily: FONT });
    return {
      type: 'line', data: [], silent: true, z: 0,
      markLine: {
        silent: true, symbol: 'none', animation: false, z: 0, precision: 12,
        data: xTicks.map(t => ({ xAxis: place(xAxis, t), ...line, label: label(tickText(t)) }))
          .concat(yTicks.map(t => ({ yAxis: place(yAxis, t), ...line, label: label(tickText(t)) })))
      }
    };
  }
  /** Leaves out labels that would touch. */
  function thinned(list, axis, range, pixels, needed) {
    const kept = [];
    let last = -Infinity;
    for (const t of list) {
      const at = (place(axis, t) - range[0]) / (range[1] - range[0]) * pixels;
      if (at - last >= needed(tickText(t))) { kept.push(t); last = at; }
    }
    return kept;
  }

  // ---- plots ---------------------------------------------------------------------------------
  const tip = () => ({ backgroundColor: theme.box, borderColor: theme.border, textStyle: { color: theme.text, fontFamily: FONT, fontSize: 12.5 }, confine: true, extraCssText: 'box-shadow:0 3px 14px rgba(0,0,0,.18);border-radius:7px;padding:7px 10px', transitionDuration: 0 });
  const dot = c => '<span style="display:inline-block;width:9px;height:9px;border-radius:50%;background:' + c + '"></span>';

  function visible(series, figure, panel) {
    return !figure.hidden.has(series.label) && (series.cell === null || panel.cell !== null || page.cells[series.cell].shown);
  }
  function plot(panel, figure, width, height) {
    const chart = panel.chart, range = figure.ranges.get(key(chart));
    const wide = width > 560;
    const shownSeries = chart.series.filter(s => visible(s, figure, panel));
    const lines = shownSeries.filter(s => s.mark === 'line_and_points');
    const ended = lines.length > 1 && lines.every(s => s.ramp !== undefined);
    const yTicks = ticks(chart.y, range.y, wide ? 6 : 5);
    const left = 16 + 6.6 * Math.max(...yTicks.map(t => tickText(t).length), 1);
    const ending = shortened(lines.map(s => s.label));
    const right = ended ? 18 + 7 * Math.max(...lines.map(s => ending(s.label).length)) : 16;
    const inner = width - left - right;
    const xTicks = thinned(ticks(chart.x, range.x, wide ? 8 : 5, range.places), chart.x, range.x, inner, t => 14 + 6.6 * t.length);
    const option = {
      animation: false, backgroundColor: 'transparent', markLine: { z: 0 }, markArea: { z: 0 }, textStyle: { fontFamily: FONT, color: theme.text },
      grid: { left, right, top: 28, bottom: 42 },
      xAxis: bare(range.x, true), yAxis: bare(range.y, false),
      graphic: [
        { type: 'text', left: 0, top: 2, silent: true, style: { text: chart.y.name, fill: theme.muted, font: '12px ' + FONT } },
        { type: 'text', right, bottom: 2, silent: true, style: { text: chart.x.name, fill: theme.muted, font: '12px ' + FONT } }
      ],
      series: [rulers(chart.x, chart.y, xTicks, yTicks)]
    };
    const shifts = ended ? spread(lines, chart, range, height - 28 - 42) : new Map();
    const metas = [null];
    const order = new Map();
    shownSeries.forEach(s => { if (!order.has(s.label)) order.set(s.label, order.size); });
    // Bands below lines below points.
    const depth = { band: 1, dotted: 2, dashed: 3, line: 3, line_and_points: 3, points: 4 };
    shownSeries.slice().sort((a, b) => depth[a.mark] - depth[b.mark]).forEach(s => {
      option.series.push(drawn(s, chart, order.get(s.label), depth[s.mark], shifts.get(s), ending(s.label)));
      metas.push(s);
    });
    const byPoint = shownSeries.some(s => s.mark === 'points');
    option.tooltip = { ...tip(), trigger: byPoint ? 'item' : 'axis', axisPointer: { type: 'line', snap: true, label: { show: false }, lineStyle: { color: theme.axis, type: 'solid' } },
      formatter: params => byPoint ? pointTip(params, metas, chart) : axisTip(params, metas, chart, shownSeries) };
    return option;
  }
  /** Without the words that all labels begin with: of "width 32" and "width 64", 32 and 64. */
  function shortened(labels) {
    let common = labels.length > 1 ? labels[0] : '';
    labels.forEach(l => { while (!l.startsWith(common)) common = common.slice(0, -1); });
    const cut = common.lastIndexOf(' ') + 1;
    return label => label.slice(cut);
  }
  /** How far labels at the ends of curves must move, in pixels, so that none covers another. */
  function spread(lines, chart, range, height) {
    const room = 12.5;
    const ends = lines.map(s => {
      const last = s.points.filter(p => place(chart.y, p[1]) !== null).pop();
      return last && { s, at: (1 - (place(chart.y, last[1]) - range.y[0]) / (range.y[1] - range.y[0])) * height };
    }).filter(Boolean).sort((a, b) => a.at - b.at);
    // Neighbours that touch become a group around their mean.
    let groups = ends.map(e => ({ members: [e], centre: e.at }));
    for (let i = 0; i + 1 < groups.length;) {
      const a = groups[i], b = groups[i + 1];
      if (b.centre - a.centre < room * (a.members.length + b.members.length) / 2) {
        const members = a.members.concat(b.members);
        groups.splice(i, 2, { members, centre: members.reduce((sum, e) => sum + e.at, 0) / members.length });
        i = Math.max(0, i - 1);
      } else i++;
    }
    const shifts = new Map();
    groups.forEach(g => {
      const half = room * (g.members.length - 1) / 2, centre = Math.min(Math.max(g.centre, half), height - half);
      g.members.forEach((e, k) => shifts.set(e.s, centre - half + k * room - e.at));
    });
    return shifts;
  }
  function bare(range, line) {
    return { type: 'value', min: range[0], max: range[1], axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLine: { show: line, onZero: false, lineStyle: { color: theme.axis } } };
  }
  function drawn(s, chart, order, z, shift, ending) {
    const c = colour(s);
    const data = s.points.map(p => ({ value: [place(chart.x, p[0]), place(chart.y, p[1])], raw: p })).filter(d => d.value[0] !== null && d.value[1] !== null);
    if (s.mark === 'band') return band(s, chart, c, z);
    if (s.mark === 'points') {
      return { type: 'scatter', data, z, symbol: symbol(s, order), symbolSize: 9, itemStyle: { color: c, borderColor: theme.back, borderWidth: 1 }, emphasis: { scale: 1.4 } };
    }
    const points = s.mark === 'line_and_points';
    return {
      type: 'line', data, z, silent: !points && s.mark === 'dotted', showSymbol: points, showAllSymbol: points, symbol: points ? symbol(s, order) : 'circle', symbolSize: points ? 5.5 : 6,
      lineStyle: { color: c, width: s.mark === 'dotted' ? 1.6 : 2.2, type: DASHES[s.mark] || 'solid', cap: 'round' }, itemStyle: { color: c },
      endLabel: shift === undefined ? undefined : { show: true, formatter: () => ending, color: c, fontSize: 11.5, fontFamily: FONT, distance: 6, offset: [0, shift] }, emphasis: { disabled: true }
    };
  }
  function band(s, chart, c, z) {
    const points = s.points.map(p => [place(chart.x, p[0]), place(chart.y, p[1]), place(chart.y, p[2])]).filter(p => p.every(v => v !== null));
    return {
      type: 'custom', z, silent: true, clip: true, data: points.length ? [[points[0][0], points[0][1]]] : [],
      renderItem: (params, api) => ({
        type: 'polygon', silent: true,
        shape: { points: points.map(p => api.coord([p[0], p[1]])).concat(points.slice().reverse().map(p => api.coord([p[0], p[2]]))) },
        style: { fill: c, opacity: s.ramp !== undefined ? .13 : .17, stroke: 'none' }
      })
    };
  }
  function pointTip(params, metas, chart) {
    const s = metas[params.seriesIndex];
    if (!s) return '';
    const p = params.data.raw;
    const what = { line: 'fit, ', dotted: 'theory, ' }[s.mark] || '';
    return '<div class="tip">' + dot(colour(s)) + ' <b>' + escaped(s.label) + '</b><br>' + escaped(what + chart.x.name) + ' ' + shown(p[0]) + '<br>' + escaped(chart.y.name) + ' <b>' + shown(p[1]) + '</b></div>';
  }
  function axisTip(params, metas, chart, series) {
    const rows = params.filter(p => metas[p.seriesIndex] && p.data && p.data.raw);
    if (!rows.length) return '';
    const x = rows[0].data.raw[0];
    return '<div class="tip"><b>' + escaped(chart.x.name) + ' ' + shown(x) + '</b><table>' + rows.map(p => {
      const s = metas[p.seriesIndex], around = series.find(o => o.mark === 'band' && o.label === s.label && o.cell === s.cell);
      const range = around && around.points.find(q => q[0] === p.data.raw[0]);
      return '<tr><td>' + dot(colour(s)) + ' ' + escaped(s.label) + '</td><td><b>' + shown(p.data.raw[1]) + '</b></td><td>' + (range && range[1] !== range[2] ? shown(range[1]) + ' … ' + shown(range[2]) : '') + '</td></tr>';
    }).join('') + '</table></div>';
  }

  // ---- intervals -----------------------------------------------------------------------------
  const ROW = 66;
  const intervalRows = chart => chart.rows.filter(r => r.cell === null || page.cells[r.cell].shown);
  function intervals(panel, figure, width) {
    const chart = panel.chart, rows = intervalRows(chart);
    const values = rows.flatMap(r => [r.value, r.low, r.high].concat(r.expected ? [r.expected.low, r.expected.high] : []))
      .concat(chart.zones.flatMap(z => [z.low === null ? null : z.low - .15, z.high === null ? null : z.high + .15]));
    const range = rangeOf(chart.x, values);
    const left = 4, right = 8, inner = width - left - right;
    const xTicks = thinned(ticks(chart.x, range, width > 560 ? 8 : 5), chart.x, range, inner, t => 14 + 6.6 * t.length);
    const rulerSeries = rulers(chart.x, { log: false }, xTicks, []);
    rulerSeries.markArea = {
      silent: true, z: 0, precision: 12,
      data: chart.zones.map((z, i) => [{ xAxis: z.low === null ? range[0] : Math.max(z.low, range[0]), itemStyle: { color: theme.zones[i % 3] }, name: z.label, label: { show: width > 520 || z.label.length < 8 || i === 1, position: 'top', color: theme.muted, fontSize: 11.5, fontFamily: FONT, formatter: () => z.label } }, { xAxis: z.high === null ? range[1] : Math.min(z.high, range[1]) }])
    };
    return {
      animation: false, backgroundColor: 'transparent', markLine: { z: 0 }, markArea: { z: 0 }, textStyle: { fontFamily: FONT, color: theme.text },
      grid: { left, right, top: 26, bottom: 42 },
      xAxis: bare(range, true),
      yAxis: { type: 'value', min: .5 - rows.length, max: .5, show: false },
      graphic: [{ type: 'text', right, bottom: 2, silent: true, style: { text: chart.x.name, fill: theme.muted, font: '12px ' + FONT } }],
      tooltip: { ...tip(), trigger: 'item', formatter: p => p.seriesIndex === 1 ? rowTip(rows[p.dataIndex]) : '' },
      series: [rulerSeries, {
        type: 'custom', z: 3, clip: false, data: rows.map((r, i) => [r.value, -i]),
        renderItem: (params, api) => {
          const r = rows[params.dataIndex], c = r.cell === null ? theme.categories[0] : theme.categories[r.cell % theme.categories.length];
          const x = v => api.coord([v, 0])[0], y = api.coord([0, -params.dataIndex])[1] + 12;
          const edges = [x(range[0]), x(range[1])];
          const children = [{ type: 'text', silent: true, style: { x: left + 8, y: y - 34, text: r.label, fill: theme.text, font: '600 ' + (width > 520 ? 13 : 11.5) + 'px ' + FONT, width: inner - 16, overflow: 'truncate' } }];
          if (r.expected) {
            const a = r.expected.low === null ? edges[0] : x(r.expected.low), b = r.expected.high === null ? edges[1] : x(r.expected.high);
            children.push({ type: 'rect', shape: { x: a - 2, y: y - 9, width: Math.max(4, b - a + 4), height: 18, r: 3 }, style: { fill: c, opacity: .22, stroke: 'none' } });
          }
          if (r.low !== null && r.high !== null) {
            const a = x(r.low), b = x(r.high);
            children.push({ type: 'line', shape: { x1: a, y1: y, x2: b, y2: y }, style: { stroke: c, lineWidth: 2.4 } });
            [a, b].forEach(e => children.push({ type: 'line', shape: { x1: e, y1: y - 6, x2: e, y2: y + 6 }, style: { stroke: c, lineWidth: 2.4 } }));
          }
          children.push({ type: 'circle', shape: { cx: x(r.value), cy: y, r: 5 }, style: { fill: c, stroke: theme.back, lineWidth: 1.5 } });
          return { type: 'group', children };
        }
      }]
    };
  }
  function rowTip(r) {
    const span = e => e.low === e.high ? shown(e.low) : e.low === null ? 'at most ' + shown(e.high) : e.high === null ? 'at least ' + shown(e.low) : shown(e.low) + ' to ' + shown(e.high);
    return '<div class="tip"><b>' + escaped(r.label) + '</b><br>measured <b>' + shown(r.value) + '</b>' + (r.low === null ? '' : ', 95% ' + shown(r.low) + ' to ' + shown(r.high)) + (r.expected ? '<br>theory ' + span(r.expected) : '') + '</div>';
  }

  // ---- maps ----------------------------------------------------------------------------------
  const heatStops = () => theme === THEMES.dark ? ['#1d2c4a', '#2a5a7d', '#3b93a0', '#86c78c', '#f3ec86'] : ['#fff9d6', '#c3dfa0', '#5fb3a1', '#2c6e93', '#26366b'];
  /** Maps of a figure share their colours. */
  function heatRange(figure) {
    const logs = figure.panels.filter(p => p.chart.type === 'heat').flatMap(p => p.chart.values.flat()).filter(v => v !== null && v > 0).map(Math.log10);
    return logs.length ? [Math.min(...logs), Math.max(...logs)] : [0, 1];
  }
  function heat(panel, figure, width) {
    const chart = panel.chart, [low, high] = heatRange(figure);
    const left = 14 + 7 * Math.max(...chart.rows.map(r => r.length)), cellWidth = (width - left - 12) / chart.columns.length;
    const part = v => v === null || v <= 0 ? null : high > low ? (Math.log10(v) - low) / (high - low) : .5;
    const data = [];
    chart.values.forEach((row, j) => row.forEach((v, i) => {
      const p = part(v), fill = p === null ? 'transparent' : mix(heatStops(), p);
      const bright = p !== null && (theme === THEMES.dark ? p > .45 : p < .55);
      data.push({ value: [i, j, v], itemStyle: { color: fill, borderColor: theme.back, borderWidth: 2 }, label: { show: cellWidth > 34, color: bright ? '#15191e' : '#ffffff', formatter: () => v === null ? '–' : Number(v.toPrecision(2)) >= 1e-3 ? String(Number(v.toPrecision(2))) : tickText(v), fontSize: 12, fontFamily: FONT } });
    }));
    const axis = (names, name) => ({ type: 'category', data: names, axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false }, axisLabel: { color: theme.muted, fontFamily: FONT, fontSize: 11.5 } });
    return {
      animation: false, backgroundColor: 'transparent', grid: { left, right: 12, top: 28, bottom: 46 },
      xAxis: axis(chart.columns), yAxis: axis(chart.rows),
      graphic: [
        { type: 'text', left: 0, top: 2, silent: true, style: { text: chart.yName, fill: theme.muted, font: '12px ' + FONT } },
        { type: 'text', right: 12, bottom: 2, silent: true, style: { text: chart.xName, fill: theme.muted, font: '12px ' + FONT } }],
      tooltip: { ...tip(), trigger: 'item', formatter: p => '<div class="tip">' + escaped(chart.xName + ' ' + chart.columns[p.value[0]]) + '<br>' + escaped(chart.yName + ' ' + chart.rows[p.value[1]]) + '<br>' + escaped(chart.valueName) + ' <b>' + shown(p.value[2]) + '</b></div>' },
      series: [{ type: 'heatmap', data, emphasis: { itemStyle: { borderColor: theme.text } } }]
    };
  }

  // ---- figures -------------------------------------------------------------------------------
  const key = chart => chart.x.name + '|' + chart.y.name;
  const isShown = panel => panel.cell === null || page.cells[panel.cell].shown;
  /** Panels of the same axes share their ranges, over what is shown. */
  function shareRanges(figure) {
    const values = new Map();
    figure.panels.filter(isShown).filter(p => p.chart.type === 'plot').forEach(panel => {
      const chart = panel.chart, id = key(chart);
      if (!values.has(id)) values.set(id, { chart, x: [], y: [], places: [] });
      const all = values.get(id);
      chart.series.filter(s => visible(s, figure, panel)).forEach(s => s.points.forEach(p => {
        if (chart.x.log && !(p[0] > 0)) return;
        all.x.push(p[0]);
        all.y.push(p[1]);
        if (p.length > 2) all.y.push(p[2]);
        if (s.mark === 'points' || s.mark === 'line_and_points') all.places.push(p[0]);
      }));
    });
    figure.ranges = new Map([...values].map(([id, all]) => [id, { x: rangeOf(all.chart.x, all.x), y: rangeOf(all.chart.y, all.y), places: all.places }]));
  }
  function heightOf(panel, single) {
    if (printing && panel.chart.type === 'plot') return single ? 320 : 205;
    if (panel.chart.type === 'intervals') return Math.max(1, intervalRows(panel.chart).length) * ROW + 68;
    if (panel.chart.type === 'heat') return Math.max(180, panel.chart.rows.length * 38 + 80);
    return single ? 420 : 300;
  }
  function draw(figure) {
    const shownPanels = figure.panels.filter(isShown);
    const single = figure.panels.length === 1;
    figure.box.classList.toggle('single', single);
    shareRanges(figure);
    figure.panels.forEach(panel => {
      const visibleNow = isShown(panel);
      if (!visibleNow) {
        if (panel.element) { panel.instance.dispose(); panel.element.remove(); panel.element = null; panel.instance = null; }
        return;
      }
      if (!panel.element) create(panel, figure);
      figure.box.appendChild(panel.element);
      panel.chartBox.style.height = heightOf(panel, single) + 'px';
      // On paper there is no layout to ask yet: three panels in a row of A4, or one.
      const width = printing ? (single ? 640 : 222) : panel.chartBox.clientWidth;
      if (!width) return;
      panel.instance.resize({ width, height: heightOf(panel, single), silent: true });
      const make = { plot, intervals, heat }[panel.chart.type];
      panel.instance.setOption(make(panel, figure, width, heightOf(panel, single)), { notMerge: true });
      const svg = panel.chartBox.querySelector('svg');
      svg.setAttribute('viewBox', '0 0 ' + width + ' ' + heightOf(panel, single));
      svg.setAttribute('aria-hidden', 'true');
    });
    if (!shownPanels.length && !figure.box.querySelector('.empty')) {
      const empty = document.createElement('p');
      empty.className = 'empty';
      empty.textContent = 'No cell is chosen.';
      figure.box.appendChild(empty);
    } else if (shownPanels.length) {
      figure.box.querySelectorAll('.empty').forEach(e => e.remove());
    }
    legend(figure, shownPanels);
  }
  function create(panel, figure) {
    panel.element = document.createElement('div');
    panel.element.className = 'panel';
    if (panel.title) {
      const title = document.createElement('h4');
      title.textContent = panel.title;
      panel.element.appendChild(title);
    }
    panel.chartBox = document.createElement('div');
    panel.chartBox.className = 'chart';
    panel.chartBox.setAttribute('role', 'img');
    panel.chartBox.setAttribute('aria-label', (panel.title ? panel.title + ': ' : '') + figure.description);
    panel.element.appendChild(panel.chartBox);
    figure.box.appendChild(panel.element);
    panel.instance = echarts.init(panel.chartBox, null, { renderer: 'svg', width: Math.max(panel.chartBox.clientWidth, 100), height: 300 });
  }
  function swatch(series, order) {
    const c = colour(series), dash = DASHES[series.mark];
    const line = '<path d="M1 7H23" stroke="' + c + '" stroke-width="2.4"' + (dash ? ' stroke-dasharray="' + dash.join(' ') + '"' : '') + '/>';
    const shapes = { circle: '<circle cx="12" cy="7" r="4"/>', rect: '<rect x="8" y="3" width="8" height="8"/>', triangle: '<path d="M12 2.6L16.6 11H7.4Z"/>', diamond: '<path d="M12 2L17 7L12 12L7 7Z"/>', roundRect: '<rect x="8" y="3" width="8" height="8" rx="2.5"/>' };
    const name = symbol(series, order);
    const own = name.startsWith('path') ? '<path transform="translate(12 7) scale(4.4)" d="' + name.slice(7) + '"/>' : shapes[name];
    const marked = series.mark === 'points' || series.mark === 'line_and_points';
    return '<svg width="24" height="14" viewBox="0 0 24 14" aria-hidden="true">' + (series.mark === 'points' && !series.lined ? '' : line) + (marked ? '<g fill="' + c + '">' + own + '</g>' : '') + '</svg>';
  }
  function legend(figure, panels) {
    const entries = new Map();
    const strength = { line_and_points: 3, points: 3, line: 2, dashed: 2, dotted: 1 };
    panels.forEach(panel => {
      if (panel.chart.type !== 'plot') return;
      panel.chart.series.forEach(s => {
        if (s.mark === 'band' || (s.cell !== null && panel.cell === null && !page.cells[s.cell].shown)) return;
        const known = entries.get(s.label);
        if (!known || strength[s.mark] > strength[known.mark]) entries.set(s.label, { ...s, lined: !!known || s.mark !== 'points' });
      });
    });
    figure.legend.textContent = '';
    if (entries.size > 1) {
      [...entries.values()].forEach((s, order) => {
        const chip = document.createElement('button');
        chip.type = 'button';
        chip.className = 'chip';
        chip.setAttribute('aria-pressed', String(!figure.hidden.has(s.label)));
        chip.innerHTML = swatch(s, order);
        chip.appendChild(document.createTextNode(s.label));
        chip.addEventListener('click', () => {
          figure.hidden.has(s.label) ? figure.hidden.delete(s.label) : figure.hidden.add(s.label);
          draw(figure);
        });
        figure.legend.appendChild(chip);
      });
    }
    const map = panels.find(p => p.chart.type === 'heat');
    if (map) {
      const [low, high] = heatRange(figure), scale = document.createElement('span');
      scale.className = 'scale';
      scale.innerHTML = '<span></span><i style="background:linear-gradient(90deg,' + heatStops().join(',') + ')"></i><span></span><span></span>';
      const parts = scale.querySelectorAll('span');
      parts[0].textContent = shown(Number((10 ** low).toPrecision(2)));
      parts[1].textContent = shown(Number((10 ** high).toPrecision(2)));
      parts[2].textContent = map.chart.valueName;
      figure.legend.appendChild(scale);
    }
    figure.legend.hidden = !figure.legend.childNodes.length;
  }

  // ---- cells ---------------------------------------------------------------------------------
  function chooser() {
    const box = document.getElementById('chooser');
    if (!box) return;
    box.textContent = 'Cells shown:';
    page.cells.forEach((cell, index) => {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = 'chip';
      chip.setAttribute('aria-pressed', String(cell.shown));
      chip.innerHTML = swatch({ category: index, mark: 'points' }, index);
      chip.appendChild(document.createTextNode(cell.label));
      chip.addEventListener('click', () => { cell.shown = !cell.shown; chooser(); drawAll(); });
      box.appendChild(chip);
    });
    if (page.cells.length > 6) {
      [['all', true], ['none', false]].forEach(([name, value]) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'button';
        button.textContent = name;
        button.addEventListener('click', () => { page.cells.forEach(c => { c.shown = value; }); chooser(); drawAll(); });
        box.appendChild(button);
      });
    }
  }

  // ---- tables --------------------------------------------------------------------------------
  const MOST_ROWS = 400;
  function fill(details) {
    const table = page.figures[details.dataset.of].table, box = details.querySelector('.scroll');
    if (box.firstChild) return;
    const element = document.createElement('table'), head = element.createTHead().insertRow(), body = element.createTBody();
    const numeric = table.columns.map((c, i) => table.rows.length > 0 && table.rows.every(r => r[i] === null || typeof r[i] === 'number'));
    table.columns.forEach((name, i) => {
      const th = document.createElement('th');
      th.scope = 'col';
      th.textContent = name;
      if (numeric[i]) th.className = 'number';
      head.appendChild(th);
    });
    table.rows.slice(0, MOST_ROWS).forEach(row => {
      const tr = body.insertRow();
      row.forEach((value, i) => {
        const td = tr.insertCell();
        td.textContent = shown(value);
        if (numeric[i]) td.className = 'number';
      });
    });
    box.appendChild(element);
    if (table.rows.length > MOST_ROWS) {
      const more = document.createElement('p');
      more.className = 'empty';
      more.textContent = 'The first ' + MOST_ROWS + ' of ' + table.rows.length + ' rows; the downloads hold all.';
      box.before(more);
    }
  }
  function content(id, format) {
    const { title, table } = page.figures[id];
    if (format === 'json') {
      return JSON.stringify({ study: page.name, title, rows: table.rows.map(r => Object.fromEntries(r.map((v, i) => [table.columns[i], v]))) }, null, 1);
    }
    const quoted = v => v === null ? '' : /[",\n\r]/.test(String(v)) ? '"' + String(v).replace(/"/g, '""') + '"' : String(v);
    return [table.columns].concat(table.rows).map(r => r.map(quoted).join(',')).join('\r\n') + '\r\n';
  }
  function download(id, format) {
    const link = document.createElement('a');
    const url = URL.createObjectURL(new Blob([content(id, format)], { type: format === 'json' ? 'application/json' : 'text/csv' }));
    link.href = url;
    link.download = (page.name + '-' + page.figures[id].title).replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() + '.' + format;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  // ---- the page ------------------------------------------------------------------------------
  let chosen = null;
  try { chosen = localStorage.getItem('ntk-theme'); } catch (e) { /* a page without storage follows the system */ }
  function setTheme() {
    const name = printing ? 'light' : chosen || (dark.matches ? 'dark' : 'light');
    root.dataset.theme = name;
    theme = THEMES[name];
  }
  function drawAll() { figures.forEach(draw); }
  function redraw() { setTheme(); chooser(); drawAll(); }

  document.querySelectorAll('figure').forEach(element => {
    const spec = page.figures[element.id];
    figures.push({ id: element.id, panels: spec.panels, hidden: new Set(), description: element.dataset.description, box: element.querySelector('.panels'), legend: element.querySelector('.legend') });
  });
  document.querySelectorAll('details.data').forEach(details => {
    details.addEventListener('toggle', () => { if (details.open) fill(details); });
    details.querySelectorAll('[data-format]').forEach(button => button.addEventListener('click', () => download(details.dataset.of, button.dataset.format)));
  });
  document.getElementById('theme').addEventListener('click', () => {
    chosen = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('ntk-theme', chosen); } catch (e) { /* it holds until the page is closed */ }
    redraw();
  });
  dark.addEventListener('change', redraw);
  let width = window.innerWidth;
  window.addEventListener('resize', () => { if (window.innerWidth !== width) { width = window.innerWidth; drawAll(); } });
  window.addEventListener('beforeprint', () => { printing = true; redraw(); });
  window.addEventListener('afterprint', () => { printing = false; redraw(); });
  redraw();
  root.dataset.drawn = 'true';
  // For programs that look at the page.
  window.ntkReport = { page, figures, content };
})();
