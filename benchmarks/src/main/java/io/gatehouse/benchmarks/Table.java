package io.gatehouse.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints rows of one shape as a table, in Markdown. */
final class Table {
    private Table() {}

    static void print(PrintWriter out, String title, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(rows.get(0).keySet().stream()
                .map(name -> name.replace('_', ' '))
                .toList());
        rows.forEach(row -> lines.add(row.values().stream().map(Table::text).toList()));
        out.println();
        out.println("## " + title);
        out.println();
        for (int i = 0; i < lines.size(); i++) {
            out.println("| " + String.join(" | ", lines.get(i)) + " |");
            if (i == 0) {
                out.println("|" + " --- |".repeat(lines.get(i).size()));
            }
        }
        out.flush();
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format("%.2f", number) : String.valueOf(value);
    }
}
