// SPDX-License-Identifier: GPL-3.0-or-later
// The icons that are installed for desktops are the drawing that the program carries.
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QtTest>

namespace {

/// Renderings of other versions of Qt may differ by a shade at the edges.
constexpr int kMostDifference = 8;

QImage rendered(int size)
{
    QSvgRenderer drawing(QStringLiteral(HITWATCH_TEST_DATA "/../resources/icons/hitwatch.svg"));
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    return image;
}

int difference(const QImage &one, const QImage &other)
{
    int most = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y);
            const QColor b = other.pixelColor(x, y);
            most = std::max({ most, std::abs(a.alpha() - b.alpha()),
                std::abs(a.red() * a.alpha() - b.red() * b.alpha()) / 255,
                std::abs(a.green() * a.alpha() - b.green() * b.alpha()) / 255,
                std::abs(a.blue() * a.alpha() - b.blue() * b.alpha()) / 255 });
        }
    }
    return most;
}

} // namespace

class InstalledIconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showTheDrawing_data();
    void showTheDrawing();
};

void InstalledIconsTest::showTheDrawing_data()
{
    QTest::addColumn<int>("size");
    for (const int size : { 16, 22, 24, 32, 48, 64, 128, 256 })
        QTest::addRow("%d", size) << size;
}

void InstalledIconsTest::showTheDrawing()
{
    QFETCH(const int, size);
    const QString name = QStringLiteral("hitwatch-%1.png").arg(size);
    const QImage wanted = rendered(size);
    const QImage installed(QStringLiteral(HITWATCH_TEST_DATA "/../packaging/icons/") + name);
    if (installed.size() == wanted.size() && difference(installed, wanted) <= kMostDifference)
        return;
    const QString actual = QStringLiteral(HITWATCH_BUILD_DIR "/") + name;
    QVERIFY(wanted.save(actual, nullptr, 0)); // 0: the smallest file
    QFAIL(
        qPrintable(QStringLiteral("packaging/icons/%1 is not the drawing; if the drawing is right, "
                                  "copy %2 there")
                       .arg(name, actual)));
}

QTEST_GUILESS_MAIN(InstalledIconsTest)
#include "installed_icons_test.moc"
