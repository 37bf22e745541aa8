// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/message_label.h"

#include "ui/style/theme.h"

#include <QEvent>

namespace hitwatch {

MessageLabel::MessageLabel(QWidget *parent)
    : MessageLabel(QString(), Muted, parent)
{
}

MessageLabel::MessageLabel(const QString &text, Kind kind, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMessage(text, kind);
}

void MessageLabel::setMessage(const QString &text, Kind kind)
{
    m_kind = kind;
    // The sign says it to those who do not see the colour.
    const QString sign = kind == Good ? QStringLiteral("\u2713 ")
        : kind == Problem             ? QStringLiteral("\u26a0 ")
                                      : QString();
    const QString shown = text.isEmpty() ? QString() : QString(sign + text);
    if (shown != this->text())
        setText(shown);
    setVisible(!text.isEmpty());
    updateColour();
}

void MessageLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColour();
}

void MessageLabel::updateColour()
{
    const Colours &colours = coloursOf(palette());
    const QColor &colour = m_kind == Good ? colours.good
        : m_kind == Problem               ? colours.warning
                                          : colours.mutedText;
    if (palette().color(QPalette::WindowText) == colour)
        return;
    // Only this role: all others go on following the parent.
    QPalette own;
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

} // namespace hitwatch

#include "moc_message_label.cpp"
