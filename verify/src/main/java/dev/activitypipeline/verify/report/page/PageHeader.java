package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.Markup;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.data.DistinctCount;
import dev.activitypipeline.verify.report.data.PipelineIdentity;
import dev.activitypipeline.verify.report.data.ReportData;
import dev.activitypipeline.verify.report.data.RunFigures;
import dev.activitypipeline.verify.report.data.TimeSpan;
import dev.activitypipeline.verify.report.data.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whose store it is, whether it can be trusted, and the figures that people ask for first. */
final class PageHeader {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** With spaces at which no line breaks. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d\u00A0MMM\u00A0yyyy", Locale.ENGLISH);

    private static final String NO_TIMELINE = "no timeline";

    private PageHeader() {}

    static void write(Markup page, ReportData data) {
        PipelineIdentity pipeline = data.pipeline();
        page.open("header");
        page.leaf("p", "ActivityPipeline report", "class", "kicker");
        page.leaf("h1", name(pipeline));
        page.leaf("p", about(data), "class", "about");
        verdict(page, data.verdict());
        page.closeLine();
        figures(page, data);
    }

    static String name(PipelineIdentity pipeline) {
        return pipeline.pipelineName().isEmpty() ? "Unnamed pipeline" : pipeline.pipelineName();
    }

    static String moment(Instant instant) {
        return DAY.format(instant) + ", " + TIME.format(instant) + " UTC";
    }

    private static String about(ReportData data) {
        boolean timed = data.timeline().hasSpan();
        TimeSpan span = timed ? data.timeline().span() : data.events().span();
        List<String> parts = new ArrayList<>();
        if (!data.pipeline().topic().isEmpty()) {
            parts.add("Topic " + data.pipeline().topic());
        }
        if (!span.isNone()) {
            boolean oneDay = DAY.format(span.first()).equals(DAY.format(span.last()));
            parts.add((timed ? "run of " : "records of ") + DAY.format(span.first()) + ", " + TIME.format(span.first())
                    + " to " + (oneDay ? "" : DAY.format(span.last()) + ", ") + TIME.format(span.last()) + " UTC ("
                    + Numbers.duration(span.length().toMillis() / 1_000.0) + ")");
        }
        String about = String.join(", ", parts);
        return about.isEmpty()
                ? "Nothing is known of this store yet: no stream job has opened it."
                : Character.toUpperCase(about.charAt(0)) + about.substring(1) + ".";
    }

    private static void verdict(Markup page, Verdict verdict) {
        if (verdict instanceof Verdict.Proven proven) {
            verdict(page, "proven", "\u2713", "Verified. ", proven.sentence(), proven.notes());
        } else if (verdict instanceof Verdict.Refuted refuted) {
            verdict(page, "refuted", "\u2717", "Not verified. ", refuted.sentence(), refuted.findings());
        } else if (verdict instanceof Verdict.NotRun notRun) {
            verdict(page, "not-run", "\u25CB", "Not checked. ", notRun.why(), List.of());
        }
    }

    private static void verdict(
            Markup page, String kind, String sign, String word, String sentence, List<String> details) {
        page.open("div", "class", "verdict " + kind, "role", "status");
        page.leaf("span", sign, "aria-hidden", "true", "class", "sign");
        page.open("div").open("p").leaf("strong", word).text(sentence).close();
        if (!details.isEmpty()) {
            page.open("ul");
            details.forEach(detail -> page.leaf("li", detail));
            page.close();
        }
        page.close().closeLine();
    }

    private static void figures(Markup page, ReportData data) {
        RunFigures run = RunFigures.of(data.timeline());
        boolean timed = data.timeline().hasSpan();
        String why = timed ? "nothing was stored meanwhile" : NO_TIMELINE;
        page.open("dl", "class", "figures");
        figure(page, "Events stored", Numbers.whole(data.events().events()), "");
        figure(page, "Rejected", Numbers.whole(data.rejected().rows()), share(data));
        figure(
                page,
                "Events/s, mean",
                perSecond(run.meanPerSecond()),
                unless(run.meanPerSecond(), why, "while storing"));
        figure(
                page,
                "Events/s, peak",
                perSecond(run.peakPerSecond()),
                unless(run.peakPerSecond(), why, "over " + Numbers.about(run.windowSeconds())));
        figure(
                page,
                "Time to first row",
                Numbers.duration(run.secondsToFirstRow().orElse(Double.NaN)),
                unless(run.secondsToFirstRow(), why, "from the run\u2019s start"));
        figure(page, "Batches", count(data.events().batches()), "with events");
        figure(page, "Users", count(data.events().users()), "");
        figure(page, "Dates", Numbers.whole(data.events().dates().size()), dates(data));
        page.closeLine();
    }

    private static void figure(Markup page, String name, String value, String note) {
        page.open("div").leaf("dt", name).leaf("dd", value);
        if (!note.isEmpty()) {
            page.leaf("dd", note, "class", "note");
        }
        page.closeLine();
    }

    private static String perSecond(OptionalDouble rate) {
        return Numbers.decimal(rate.orElse(Double.NaN), rate.orElse(0) < 100 ? 1 : 0);
    }

    private static String unless(OptionalDouble value, String why, String note) {
        return value.isPresent() ? note : why;
    }

    private static String share(ReportData data) {
        long all = data.events().events() + data.rejected().rows();
        return all == 0 ? "" : Numbers.percent((double) data.rejected().rows() / all) + " of all records";
    }

    private static String count(DistinctCount count) {
        return (count.exact() ? "" : "\u2265 ") + Numbers.whole(count.value());
    }

    private static String dates(ReportData data) {
        int last = data.events().dates().size() - 1;
        if (last < 0) {
            return "";
        }
        String from = DATE.format(data.events().dates().get(0).date());
        return last == 0
                ? from
                : from + " to " + DATE.format(data.events().dates().get(last).date());
    }
}
