// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/roomy_button.h"

#include "ui/style/theme.h"

#include <QEvent>

namespace hitwatch {
namespace {

/// Above it black text is easier to read on a colour than white.
constexpr float kLightLightness = 0.55F;

} // namespace

void RoomyButton::setPrimary()
{
    m_primary = true;
    setDefault(true);
    updateColours();
}

QSize RoomyButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(2 * kGridUnit, kGridUnit);
}

void RoomyButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (m_primary && event->type() == QEvent::PaletteChange)
        updateColours();
}

void RoomyButton::updateColours()
{
    const QColor accent = coloursOf(palette()).accent;
    if (palette().color(QPalette::Active, QPalette::Button) == accent)
        return;
    const QColor text = accent.lightnessF() > kLightLightness ? Qt::black : Qt::white;
    QPalette own;
    for (const QPalette::ColorGroup group : { QPalette::Active, QPalette::Inactive }) {
        own.setColor(group, QPalette::Button, accent);
        own.setColor(group, QPalette::ButtonText, text);
    }
    setPalette(own);
}

} // namespace hitwatch

#include "moc_roomy_button.cpp"
