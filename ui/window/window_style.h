// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace hitwatch {

/// The style of the program with flat separators, one grid unit wide, between docks, and a tool bar
/// that adds nothing around its content. For main window and tool bar themselves; what is in them
/// keeps the style of the program.
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
