package org.wirewatch.article;

import javax.xml.XMLConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;

/** XPath from other people's files: no extension functions, and the JDK's limits on what an expression may cost. */
final class Xpaths {
    private Xpaths() {}

    static XPathExpression compile(String expression) throws XPathExpressionException {
        XPathFactory factory = XPathFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (XPathFactoryConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return factory.newXPath().compile(expression);
    }
}
