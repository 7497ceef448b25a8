package dev.activitypipeline.bench;

/** How a figure stands to its goal. */
enum Verdict {
    STRETCH("very good"),
    MET("met"),
    MISSED("**missed**"),
    /** There is no goal: the figure is there to be known. */
    SHOWN("–");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
