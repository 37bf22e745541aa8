// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace hitwatch {

/// The style of the program with flat separators, one grid unit wide, between docks. For the main
/// window itself; its children keep the style of the program.
class WindowStyle : public QProxyStyle {
    Q_OBJECT

public:
    /// @param name of the style of the program.
    explicit WindowStyle(const QString &name);

    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
        const QWidget *widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
};

} // namespace hitwatch
