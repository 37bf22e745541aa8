// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/style/palettes.h"

using namespace hitwatch;

Q_DECLARE_METATYPE(hitwatch::Colours)

namespace {

constexpr double kText = 4.5; ///< WCAG 2.1, 1.4.3
constexpr double kMark = 3; ///< WCAG 2.1, 1.4.11

/// A desktop's palette that has nothing to do with ours.
QPalette desktopPalette(QRgb window, QRgb base, QRgb text, QRgb highlight)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::Text, QColor(text));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    return palette;
}

} // namespace

class ColoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfTheStandard();
    void everySetIsReadable_data();
    void everySetIsReadable();
    void statusClassesAreThoseOfTheDesign();
    void ownPalettesGiveOwnSets();
    void palettesAreComplete_data();
    void palettesAreComplete();
    void referencesStay();
};

void ColoursTest::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void ColoursTest::everySetIsReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<bool>("dark");
    QTest::newRow("our light") << paletteOf(lightColours()) << false;
    QTest::newRow("our dark") << paletteOf(darkColours()) << true;
    QTest::newRow("breeze light") << desktopPalette(0xFFEFF0F1, 0xFFFFFFFF, 0xFF232629, 0xFF3DAEE9)
                                  << false;
    QTest::newRow("breeze dark") << desktopPalette(0xFF2A2E32, 0xFF1B1E20, 0xFFFCFCFC, 0xFF3DAEE9)
                                 << true;
    QTest::newRow("fusion") << desktopPalette(0xFFEFEFEF, 0xFFFFFFFF, 0xFF000000, 0xFF308CC6)
                            << false;
    QTest::newRow("high contrast")
        << desktopPalette(0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFF00) << true;
    QTest::newRow("pale accent") << desktopPalette(0xFFF6F5F4, 0xFFFFFFFF, 0xFF2E3436, 0xFFFFE9A8)
                                 << false;
}

void ColoursTest::everySetIsReadable()
{
    QFETCH(QPalette, palette);
    const Colours &colours = coloursOf(palette);
    QTEST(colours.dark, "dark");
    const auto onPanels = { colours.panel, colours.window };
    for (const QColor &background : onPanels) {
        QVERIFY(contrast(colours.text, background) >= kText);
        QVERIFY(contrast(colours.mutedText, background) >= kText);
    }
    QVERIFY(contrast(colours.text, colours.selection) >= kText);
    QVERIFY(contrast(colours.mutedText, colours.selection) >= kText);
    QVERIFY(contrast(colours.accent, colours.selection) >= kMark);
    for (const QColor &colour : { colours.accent, colours.good, colours.warning })
        QVERIFY(contrast(colour, colours.panel) >= kText);
    QVERIFY(contrast(colours.text, colours.warningShade) >= kText);
    QVERIFY(contrast(colours.text, colours.lossShade) >= kText);
    QVERIFY(contrast(colours.warning, colours.warningShade) >= kMark);
    QVERIFY(colours.panel != colours.border && colours.panel != colours.track);
}

void ColoursTest::statusClassesAreThoseOfTheDesign()
{
    for (const Colours &colours : { lightColours(), darkColours() }) {
        QCOMPARE(colours.statusClass[2], QColor(0x00, 0x9E, 0x73));
        QCOMPARE(colours.statusClass[3], QColor(0x56, 0xB4, 0xE9));
        QCOMPARE(colours.statusClass[4], QColor(0xE6, 0x9F, 0x00));
        QCOMPARE(colours.statusClass[5], QColor(0xD5, 0x5E, 0x00));
        // Two of them are pale on white; wherever they stand, a text says the same.
        for (const QColor &colour : colours.statusClass)
            QVERIFY(contrast(colour, colours.panel) >= (colours.dark ? kMark : 2.2));
        for (std::size_t i = 0; i < colours.statusClass.size(); ++i) {
            for (std::size_t j = i + 1; j < colours.statusClass.size(); ++j)
                QVERIFY(colours.statusClass[i] != colours.statusClass[j]);
        }
    }
}

void ColoursTest::ownPalettesGiveOwnSets()
{
    for (const Colours &own : { lightColours(), darkColours() }) {
        const Colours &found = coloursOf(paletteOf(own));
        QCOMPARE(found.dark, own.dark);
        QCOMPARE(found.selection, own.selection);
        QCOMPARE(found.mutedText, own.mutedText);
    }
}

void ColoursTest::palettesAreComplete_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ColoursTest::palettesAreComplete()
{
    QFETCH(bool, dark);
    const QPalette palette = paletteOf(dark ? darkColours() : lightColours());
    const auto on = [&palette](QPalette::ColorGroup group, QPalette::ColorRole text,
                        QPalette::ColorRole background) {
        return contrast(palette.color(group, text), palette.color(group, background));
    };
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        if (role != QPalette::NoRole)
            QVERIFY2(palette.isBrushSet(QPalette::Active, static_cast<QPalette::ColorRole>(role)),
                qPrintable(QString::number(role)));
    }
    for (const auto group : { QPalette::Active, QPalette::Inactive }) {
        QVERIFY(on(group, QPalette::WindowText, QPalette::Window) >= kText);
        QVERIFY(on(group, QPalette::Text, QPalette::Base) >= kText);
        QVERIFY(on(group, QPalette::Text, QPalette::AlternateBase) >= kText);
        QVERIFY(on(group, QPalette::PlaceholderText, QPalette::Base) >= kText);
        QVERIFY(on(group, QPalette::ButtonText, QPalette::Button) >= kText);
        QVERIFY(on(group, QPalette::HighlightedText, QPalette::Highlight) >= kText);
        QVERIFY(on(group, QPalette::ToolTipText, QPalette::ToolTipBase) >= kText);
        QVERIFY(on(group, QPalette::Link, QPalette::Base) >= kText);
        QVERIFY(on(group, QPalette::Link, QPalette::Window) >= kText);
        QVERIFY(on(group, QPalette::LinkVisited, QPalette::Base) >= kText);
    }
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText }) {
        QVERIFY(palette.color(QPalette::Disabled, role) != palette.color(QPalette::Active, role));
        // Paler than what can be used, yet to be seen.
        const double disabled = contrast(palette.color(QPalette::Disabled, role),
            palette.color(QPalette::Disabled, QPalette::Window));
        QVERIFY(disabled >= 2 && disabled < kText);
    }
}

void ColoursTest::referencesStay()
{
    const Colours *light = &coloursOf(paletteOf(lightColours()));
    for (QRgb i = 0; i < 100; ++i)
        coloursOf(desktopPalette(0xFFEFEFEF, 0xFFFFFF00 + i, 0xFF000000, 0xFF308CC6));
    QCOMPARE(&coloursOf(paletteOf(lightColours())), light);
    QCOMPARE(light->text, lightColours().text);
}

QTEST_MAIN(ColoursTest)
#include "colours_test.moc"
