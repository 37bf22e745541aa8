// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/editor_area.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kLeastLines = 10;
constexpr int kLeastCharacters = 60;

} // namespace

EditorArea::EditorArea(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setFocusPolicy(Qt::NoFocus);
    // The colour of the dialog shows through.
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    content->installEventFilter(this);
}

int EditorArea::widthOf(int contentWidth) const
{
    return contentWidth + verticalScrollBar()->sizeHint().width();
}

QSize EditorArea::sizeHint() const
{
    const QSize content = widget()->sizeHint();
    return { widthOf(content.width()), content.height() };
}

QSize EditorArea::minimumSizeHint() const
{
    const QSize content = widget()->minimumSizeHint();
    const QSize least(
        kLeastCharacters * fontMetrics().averageCharWidth(), kLeastLines * fontMetrics().height());
    return least.boundedTo({ widthOf(content.width()), content.height() });
}

bool EditorArea::eventFilter(QObject *object, QEvent *event)
{
    if (object == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(object, event);
}

} // namespace hitwatch

#include "moc_editor_area.cpp"
