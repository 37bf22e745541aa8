// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/style/palettes.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QLabel>
#include <QSet>
#include <QStyle>
#include <QTimer>

using namespace hitwatch;

namespace {

const QStringList kDrawnInOneColour { QStringLiteral("start"), QStringLiteral("stop"),
    QStringLiteral("freeze"), QStringLiteral("live"), QStringLiteral("interfaces"),
    QStringLiteral("open"), QStringLiteral("export"), QStringLiteral("search"),
    QStringLiteral("settings"), QStringLiteral("filter"), QStringLiteral("hide"),
    QStringLiteral("copy"), QStringLiteral("close"), QStringLiteral("check"),
    QStringLiteral("warning"), QStringLiteral("info"), QStringLiteral("compact"),
    QStringLiteral("expand") };
const QStringList kInTheirOwnColours { QStringLiteral("hitwatch"), QStringLiteral("hitwatch-idle"),
    QStringLiteral("hitwatch-capturing"), QStringLiteral("hitwatch-alert") };

QImage drawn(const QIcon &icon, QIcon::Mode mode = QIcon::Normal, qreal scale = 1)
{
    return icon.pixmap(QSize(16, 16), scale, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// The colours of all pixels that are covered wholly.
QSet<QRgb> opaqueColours(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) == 255)
                colours.insert(image.pixel(x, y));
        }
    }
    return colours;
}

/// But for the rounding of a blend.
bool isAlmost(QRgb one, QRgb other)
{
    return qAbs(qRed(one) - qRed(other)) <= 2 && qAbs(qGreen(one) - qGreen(other)) <= 2
        && qAbs(qBlue(one) - qBlue(other)) <= 2;
}

int covered(const QImage &image)
{
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    }
    return pixels;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { applyTheme(*qApp, ThemeChoice::System); }
    void lightAndDarkReachEveryWidget();
    void systemComesBack();
    void iconsTakeThePalettesColours_data();
    void iconsTakeThePalettesColours();
    void trayIconsDifferInShape();
    void anUnknownIconIsNull();
    void digitsAreOfOneWidth();
    void monospaceKeepsTheSize();
    void panelsFollowThePalette();
};

void ThemeTest::lightAndDarkReachEveryWidget()
{
    QLabel label;
    label.show();
    QList<QColor> windows;
    // Only while the program runs are widgets told of a new palette.
    QTimer::singleShot(0, qApp, [&] {
        for (const ThemeChoice choice : { ThemeChoice::Dark, ThemeChoice::Light }) {
            applyTheme(*qApp, choice);
            QCoreApplication::processEvents();
            windows << label.palette().color(QPalette::Window);
        }
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    QCOMPARE(windows, (QList<QColor> { darkColours().window, lightColours().window }));
    QVERIFY(!coloursOf(QApplication::palette()).dark);
    // Only styles that draw in the palette's colours stay.
    QVERIFY((QStringList {
                 QStringLiteral("fusion"), QStringLiteral("breeze"), QStringLiteral("oxygen") })
                .contains(qApp->style()->name()));
}

void ThemeTest::systemComesBack()
{
    applyTheme(*qApp, ThemeChoice::System);
    const QPalette before = QApplication::palette();
    const QString style = qApp->style()->name();
    applyTheme(*qApp, ThemeChoice::Dark);
    QVERIFY(QApplication::palette() != before || isDark(before));
    applyTheme(*qApp, ThemeChoice::System);
    QCOMPARE(QApplication::palette(), before);
    QCOMPARE(qApp->style()->name(), style);
}

void ThemeTest::iconsTakeThePalettesColours_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : kDrawnInOneColour)
        QTest::newRow(qPrintable(name)) << name;
}

void ThemeTest::iconsTakeThePalettesColours()
{
    QFETCH(QString, name);
    for (const Colours &colours : { lightColours(), darkColours() }) {
        const QPalette palette = paletteOf(colours);
        const QIcon icon = themeIcon(name, palette);
        QVERIFY(!icon.isNull());
        const QRgb disabled = palette.color(QPalette::Disabled, QPalette::WindowText).rgb();
        for (const qreal scale : { 1.0, 2.0 }) {
            const QImage image = drawn(icon, QIcon::Normal, scale);
            QCOMPARE(image.size(), QSize(16, 16) * scale);
            QVERIFY(covered(image) > 0);
            for (const QRgb colour : opaqueColours(image))
                QVERIFY(isAlmost(colour, colours.text.rgb()));
            for (const QRgb colour : opaqueColours(drawn(icon, QIcon::Disabled, scale)))
                QVERIFY(isAlmost(colour, disabled));
        }
        // Drawn anew for the scale, not enlarged.
        QVERIFY(drawn(icon, QIcon::Normal, 2)
            != drawn(icon).scaled(32, 32, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
}

void ThemeTest::trayIconsDifferInShape()
{
    QList<QImage> shapes;
    for (const QString &name : kInTheirOwnColours) {
        const QIcon icon = themeIcon(name, QApplication::palette());
        QVERIFY2(!icon.isNull(), qPrintable(name));
        // In grey they still differ: that is shape, not colour.
        shapes << drawn(icon, QIcon::Normal, 2).convertToFormat(QImage::Format_Grayscale8);
    }
    for (qsizetype i = 0; i < shapes.size(); ++i) {
        for (qsizetype j = i + 1; j < shapes.size(); ++j)
            QVERIFY(shapes[i] != shapes[j]);
    }
    const QImage tile =
        drawn(themeIcon(QStringLiteral("hitwatch-capturing"), {}), QIcon::Normal, 2);
    const QImage triangle =
        drawn(themeIcon(QStringLiteral("hitwatch-alert"), {}), QIcon::Normal, 2);
    QVERIFY(covered(triangle) < covered(tile) * 3 / 4);
}

void ThemeTest::anUnknownIconIsNull()
{
    QVERIFY(themeIcon(QStringLiteral("no such icon"), QApplication::palette()).isNull());
    QVERIFY(themeIcon(QStringLiteral("../demo/demo"), QApplication::palette()).isNull());
}

void ThemeTest::digitsAreOfOneWidth()
{
    for (const QString &family : { QApplication::font().family(), QStringLiteral("Inter"),
             QStringLiteral("no such family") }) {
        QFont font(family);
        font.setPixelSize(50);
        font.setWeight(QFont::DemiBold);
        const QFont tabular = tabularFont(font);
        QCOMPARE(tabular.pixelSize(), 50);
        QCOMPARE(tabular.weight(), int { QFont::DemiBold });
        const QFontMetricsF metrics(tabular);
        for (char digit = '1'; digit <= '9'; ++digit)
            QVERIFY(qAbs(metrics.horizontalAdvance(QLatin1Char(digit))
                        - metrics.horizontalAdvance(QLatin1Char('0')))
                < 1);
    }
}

void ThemeTest::monospaceKeepsTheSize()
{
    QFont font = QApplication::font();
    font.setPointSizeF(16);
    QCOMPARE(monospaceFont(font).pointSizeF(), 16.0);
    font.setPixelSize(21);
    const QFont mono = monospaceFont(font);
    QCOMPARE(mono.pixelSize(), 21);
    const QFontMetricsF metrics(mono);
    QCOMPARE(
        metrics.horizontalAdvance(QLatin1Char('i')), metrics.horizontalAdvance(QLatin1Char('M')));
}

void ThemeTest::panelsFollowThePalette()
{
    PanelFrame frame;
    frame.resize(60, 40);
    for (const Colours &colours : { lightColours(), darkColours() }) {
        frame.setPalette(paletteOf(colours));
        const QImage image = frame.grab().toImage();
        QCOMPARE(image.pixelColor(image.rect().center()), colours.panel);
        QCOMPARE(image.pixelColor(image.width() / 2, 0), colours.border);
        // Round: the corner shows what is behind.
        QVERIFY(image.pixelColor(0, 0) != colours.border);
    }
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
