// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/search_field.h"

#include "ui/style/theme.h"

#include <QKeyEvent>

namespace hitwatch {
namespace {

constexpr int kWidthInCharacters = 28;

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("Search"));
    setClearButtonEnabled(true);
    addAction(themeIcon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition);
    // A file that is dropped here is meant for the dialog.
    setAcceptDrops(false);
    setMinimumWidth(kWidthInCharacters * fontMetrics().averageCharWidth());
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT left();
        event->accept();
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            event->accept();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace hitwatch

#include "moc_search_field.cpp"
