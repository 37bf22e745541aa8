// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace hitwatch {

/// Tabs over panels without boxes of their own: words, the chosen one underlined.
class TabStyle : public QProxyStyle {
    Q_OBJECT

public:
    /// @param name of the style of the program.
    explicit TabStyle(const QString &name);

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
        const QWidget *widget = nullptr) const override;
};

} // namespace hitwatch
