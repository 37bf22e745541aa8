// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcuts_dialog.h"

#include "ui/dialogs/roomy_button.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStringList>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

/// As it reads outside of a menu: without the mnemonic and the dots.
QString plainText(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\u0001"));
    text.remove(u'&');
    text.replace(u'\u0001', u'&');
    while (text.endsWith(u'\u2026') || text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString groupOf(const QAction *action)
{
    for (const QObject *object : action->associatedObjects()) {
        const auto *menu = qobject_cast<const QMenu *>(object);
        if (menu != nullptr && !menu->title().isEmpty())
            return plainText(menu->title());
    }
    return ShortcutsDialog::tr("Window");
}

QString shortcutText(const QAction *action)
{
    QStringList all;
    for (const QKeySequence &keys : action->shortcuts()) {
        if (!keys.isEmpty())
            all += keys.toString(QKeySequence::NativeText);
    }
    return all.join(ShortcutsDialog::tr(", "));
}

QTreeWidgetItem *groupItem(QTreeWidget &tree, const QString &name)
{
    for (int row = 0; row < tree.topLevelItemCount(); ++row) {
        if (tree.topLevelItem(row)->text(0) == name)
            return tree.topLevelItem(row);
    }
    auto *item = new QTreeWidgetItem(&tree, { name });
    QFont bold = tree.font();
    bold.setBold(true);
    item->setFont(0, bold);
    item->setFlags(Qt::ItemIsEnabled);
    item->setFirstColumnSpanned(true);
    item->setSizeHint(0, QSize(0, tree.fontMetrics().height() + 2 * kGridUnit));
    return item;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Keyboard shortcuts"));
    tree->setColumnCount(2);
    tree->setHeaderLabels({ tr("Action"), tr("Shortcut") });
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    for (const QAction *action : actions) {
        const QString keys = shortcutText(action);
        if (keys.isEmpty())
            continue;
        auto *item = new QTreeWidgetItem(
            groupItem(*tree, groupOf(action)), { plainText(action->text()), keys });
        // With the indentation in front and some air behind; the column is as wide as its widest.
        item->setSizeHint(0,
            QSize(fontMetrics().horizontalAdvance(item->text(0)) + tree->indentation()
                    + 4 * kGridUnit,
                fontMetrics().height() + kGridUnit));
    }
    tree->expandAll();
    tree->header()->setStretchLastSection(true);
    tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(new RoomyButton(tr("C&lose"), this), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit);
    layout->setSpacing(2 * kGridUnit);
    layout->addWidget(tree, 1);
    layout->addWidget(buttons);
    resize(60 * fontMetrics().averageCharWidth(), 26 * fontMetrics().height());
}

} // namespace hitwatch
