import type { Results } from "../../core/mod.ts";

/** The study with names that no careful suite would have. */
export function renamed(results: Results): Results {
  return mapNames(
    results,
    (name) =>
      name === "sft" || name === "word-problems"
        ? `<b>${name}</b>\u001b[31m ]}'"\\ \u202e\n\ud800`
        : name,
  );
}

/** The study with thirty times its models, half of them on tasks of their own. */
export function large(results: Results): Results {
  const models = new Set(results.models.map(({ name }) => name));
  const copies = Array.from(
    { length: 30 },
    (_, copy) =>
      mapNames(results, (name) => {
        const stays = copy === 0 || name === "base" ||
          copy % 2 === 0 && !models.has(name);
        return stays ? name : `${name} ${copy}`;
      }),
  );
  const all = <Row>(pick: (copy: Results) => Iterable<Row>) =>
    copies.flatMap((copy) => [...pick(copy)]);
  const unique = <Row extends { name: string }>(rows: Row[]) => [
    ...new Map(rows.map((row) => [row.name, row])).values(),
  ];
  return {
    ...results,
    models: unique(all(({ models }) => models)),
    tasks: unique(all(({ tasks }) => tasks)),
    summary: all(({ summary }) => summary),
    paired: all(({ paired }) => paired),
    design: { ...results.design, curves: all(({ design }) => design.curves) },
    findings: results.findings.map((finding, index) => ({
      ...finding,
      figures: all(({ findings }) => findings[index]?.figures ?? []),
    })),
  };
}

function mapNames(results: Results, name: (name: string) => string): Results {
  const row = <Row extends { model: string; task: string | null }>(
    row: Row,
  ): Row => ({
    ...row,
    model: name(row.model),
    task: row.task === null ? null : name(row.task),
  });
  const called = <Row extends { name: string }>(row: Row): Row => ({
    ...row,
    name: name(row.name),
  });
  return {
    ...results,
    models: results.models.map(called),
    tasks: results.tasks.map(called),
    summary: results.summary.map(row),
    paired: results.paired.map(row),
    design: {
      ...results.design,
      curves: results.design.curves.map((curve) => ({
        ...called(curve),
        models: curve.models.map(name),
      })),
    },
    findings: results.findings.map((finding) => ({
      ...finding,
      figures: finding.figures.map(row),
    })),
  };
}
