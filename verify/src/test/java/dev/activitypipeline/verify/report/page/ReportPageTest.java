package dev.activitypipeline.verify.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.verify.report.data.EventAggregator;
import dev.activitypipeline.verify.report.data.EventSummary;
import dev.activitypipeline.verify.report.data.PipelineIdentity;
import dev.activitypipeline.verify.report.data.RejectedAggregator;
import dev.activitypipeline.verify.report.data.RejectedSummary;
import dev.activitypipeline.verify.report.data.ReportData;
import dev.activitypipeline.verify.report.data.Timeline;
import dev.activitypipeline.verify.report.data.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportPageTest {
    private static final String HOSTILE = "<script>alert('x')</script> & \"so on\" \u202E\u0000\uD800";

    @Test
    void isWellFormedAndHoldsNothingThatIsFetchedOrRun() {
        // Given
        ReportData data = SampleReport.of(3_000, 40, 60);

        // When
        PageReader page = PageReader.of(ReportPage.render(data));

        // Then
        assertThat(page.elements("script")).isEmpty();
        assertThat(page.elements("link")).isEmpty();
        assertThat(page.elements("img")).isEmpty();
        assertThat(page.elements("*")).allSatisfy(element -> {
            assertThat(element.hasAttribute("href") || element.hasAttribute("src"))
                    .isFalse();
            assertThat(element.getAttribute("style")).doesNotContain("url(");
        });
        assertThat(page.elements("style").get(0).getTextContent()).doesNotContain("url(", "@import");
    }

    @Test
    void everyDrawingIsNamedDescribedAndBackedByATable() {
        // Given
        ReportData data = SampleReport.of(3_000, 40, 60);

        // When
        PageReader page = PageReader.of(ReportPage.render(data));

        // Then
        Set<String> ids = new HashSet<>();
        assertThat(page.elements("*"))
                .filteredOn(element -> element.hasAttribute("id"))
                .allSatisfy(element -> assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue());
        List<Element> drawings = page.elements("svg");
        assertThat(drawings).hasSize(2 * 12);
        assertThat(drawings).allSatisfy(svg -> {
            assertThat(ids).contains(svg.getAttribute("aria-labelledby").split(" "));
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        });
        assertThat(page.elements("figure")).hasSize(12).allSatisfy(figure -> assertThat(
                        figure.getElementsByTagName("table").getLength())
                .isEqualTo(1));
    }

    @Test
    void saysTheNumbersOfTheData() {
        // Given
        ReportData data = SampleReport.of(3_000, 40, 60);

        // When
        PageReader page = PageReader.of(ReportPage.render(data));

        // Then
        assertThat(page.figure("Events stored")).isEqualTo("3,000");
        assertThat(page.figure("Rejected")).isEqualTo("10");
        assertThat(page.figure("Time to first row")).isEqualTo("10 s");
        assertThat(page.figure("Batches")).isEqualTo("2");
        assertThat(page.figure("Users"))
                .isEqualTo(String.valueOf(data.events().users().value()));
        assertThat(page.figure("Dates")).isEqualTo("40");
        assertThat(page.sumOfColumn("dates", 1)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("weekdays", 2)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("workouts", 1)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("places", 1)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("sleep", 1)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("mood-weather", 5)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("mood-sleep", 5)).isEqualTo(3_000);
        assertThat(page.sumOfColumn("rejected", 1)).isEqualTo(10);
    }

    @Test
    void textsOfPeopleStayTexts() {
        // Given
        EventAggregator events = new EventAggregator();
        events.add(
                new EventAggregator.Measures(1, 19_700, 10, 20, 3, 4, 7, 60),
                new EventAggregator.Words(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                0,
                SampleReport.START);
        RejectedAggregator rejected = new RejectedAggregator();
        rejected.add(HOSTILE, HOSTILE);
        ReportData data = new ReportData(
                new PipelineIdentity(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                Instant.EPOCH,
                new Verdict.Refuted(HOSTILE, List.of(HOSTILE)),
                Timeline.NONE,
                events.summary(),
                rejected.summary());

        // When
        String html = ReportPage.render(data);

        // Then
        assertThat(html).doesNotContain("<script", "\u202E", "\u0000");
        PageReader page = PageReader.of(html);
        assertThat(page.elements("h1").get(0).getTextContent())
                .isEqualTo("<script>alert('x')</script> & \"so on\" \uFFFD\uFFFD\uFFFD");
    }

    @Test
    void anEmptyStoreSaysWhyThereIsNothing() {
        // Given
        ReportData data = new ReportData(
                PipelineIdentity.UNKNOWN,
                Instant.EPOCH,
                new Verdict.NotRun("Nobody asked."),
                Timeline.NONE,
                EventSummary.empty(),
                RejectedSummary.NONE);

        // When
        PageReader page = PageReader.of(ReportPage.render(data));

        // Then
        assertThat(page.elements("svg")).isEmpty();
        assertThat(page.figure("Events stored")).isEqualTo("0");
        assertThat(page.figure("Events/s, mean")).isEqualTo("\u2013");
        assertThat(page.text())
                .contains(
                        "Not checked. Nobody asked.",
                        "No event is stored",
                        "without the timeline",
                        "No record has been read");
    }

    @Test
    void noRejectedRowsAreGoodNews() {
        // Given
        ReportData sample = SampleReport.of(500, 3, 30);
        ReportData data = new ReportData(
                sample.pipeline(),
                sample.writtenAt(),
                sample.verdict(),
                sample.timeline(),
                sample.events(),
                RejectedSummary.NONE);

        // When
        PageReader page = PageReader.of(ReportPage.render(data));

        // Then
        assertThat(page.text()).contains("Every record that was read was a valid event.");
        assertThat(page.figure("Rejected")).isEqualTo("0");
    }

    @Test
    void everyRuleIsExplained() {
        // Given
        RejectedAggregator rejected = new RejectedAggregator();
        for (Rule rule : Rule.values()) {
            rejected.add(rule.name(), "an example");
        }
        rejected.add("A_LATER_RULE", "an example");
        ReportData sample = SampleReport.of(100, 2, 20);

        // When
        PageReader page = PageReader.of(ReportPage.render(new ReportData(
                sample.pipeline(),
                sample.writtenAt(),
                sample.verdict(),
                sample.timeline(),
                sample.events(),
                rejected.summary())));

        // Then
        for (Rule rule : Rule.values()) {
            assertThat(page.text()).contains(rule.name(), rule.meaning());
        }
        assertThat(page.text()).contains("A_LATER_RULE", "does not know");
    }

    @Test
    void rendersTheSameTwice() {
        // Given
        ReportData data = SampleReport.of(400, 5, 30);

        // When
        String again = ReportPage.render(data);

        // Then
        assertThat(again).isEqualTo(ReportPage.render(data));
    }
}
