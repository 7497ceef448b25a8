package dev.activitypipeline.verify.report.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as the JDK's XML parser sees it: parsing alone proves that it is well-formed. */
record PageReader(Document document) {
    static PageReader of(String html) {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            return new PageReader(parser.parse(new InputSource(new StringReader(html))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }

    List<Element> elements(String name) {
        return list(document.getElementsByTagName(name));
    }

    /** The key figure of that name. */
    String figure(String name) {
        return elements("dt").stream()
                .filter(term -> term.getTextContent().equals(name))
                .map(term -> ((Element) term.getParentNode())
                        .getElementsByTagName("dd")
                        .item(0)
                        .getTextContent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }

    /** The sum of a column of the table behind a chart. */
    long sumOfColumn(String id, int column) {
        Element figure = elements("figure").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no chart " + id));
        Element body = (Element) figure.getElementsByTagName("tbody").item(0);
        return list(body.getElementsByTagName("tr")).stream()
                .map(row -> list(row.getElementsByTagName("*")).get(column).getTextContent())
                .mapToLong(cell -> Long.parseLong(cell.replace(",", "")))
                .sum();
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
