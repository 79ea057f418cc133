import * as echarts from 'echarts';

/** Lines over a common x axis, both axes logarithmic unless said. Units are part of the names. */
export interface Chart {
  readonly title: string;
  readonly xName: string;
  readonly yName: string;
  readonly xType?: 'log' | 'value';
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

const size = { width: 900, height: 480 };

/** The chart as SVG. */
export const svgOf = ({ title, xName, yName, xType = 'log', lines }: Chart): string => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: { text: title, left: 'center' },
    legend: { bottom: 0 },
    grid: { left: 70, right: 40, top: 50, bottom: 80 },
    xAxis: { type: xType, name: xName, nameLocation: 'middle', nameGap: 28, min: 'dataMin', max: 'dataMax' },
    yAxis: { type: 'log', name: yName },
    series: lines.map(({ name, points }) => ({
      type: 'line',
      name,
      data: points.map((point) => [...point]),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${svg}\n`;
};
