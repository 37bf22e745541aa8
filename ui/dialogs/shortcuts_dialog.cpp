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
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

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

QString shortcutText(const QList<QKeySequence> &shortcuts)
{
    QStringList all;
    for (const QKeySequence &keys : shortcuts) {
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

void addLine(QTreeWidget &tree, const QString &group, const QString &text, const QString &keys)
{
    if (keys.isEmpty())
        return;
    auto *item = new QTreeWidgetItem(groupItem(tree, group), { text, keys });
    const QFontMetrics metrics = tree.fontMetrics();
    // With the indentation in front and some air behind.
    item->setSizeHint(0,
        QSize(metrics.horizontalAdvance(text) + tree.indentation() + 4 * kGridUnit,
            metrics.height() + kGridUnit));
    item->setSizeHint(
        1, QSize(metrics.horizontalAdvance(keys) + 2 * kGridUnit, metrics.height() + kGridUnit));
}

/// Of all lines, with a scroll bar beside them.
int widthOf(const QTreeWidget &tree)
{
    int text = 0;
    int keys = 0;
    for (int row = 0; row < tree.topLevelItemCount(); ++row) {
        const QTreeWidgetItem *group = tree.topLevelItem(row);
        for (int at = 0; at < group->childCount(); ++at) {
            text = std::max(text, group->child(at)->sizeHint(0).width());
            keys = std::max(keys, group->child(at)->sizeHint(1).width());
        }
    }
    return text + keys + tree.style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, &tree)
        + 2 * tree.frameWidth() + 2 * kGridUnit;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(
    const QList<QAction *> &actions, const QList<Key> &further, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    auto *tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Keyboard Shortcuts"));
    tree->setColumnCount(2);
    tree->setHeaderLabels({ tr("Action"), tr("Shortcut") });
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    for (const QAction *action : actions)
        addLine(
            *tree, groupOf(action), plainText(action->text()), shortcutText(action->shortcuts()));
    for (const Key &key : further)
        addLine(*tree, key.group, key.text, shortcutText(key.keys));
    tree->expandAll();
    tree->setMinimumWidth(widthOf(*tree));
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(new RoomyButton(tr("C&lose"), this), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit);
    layout->setSpacing(2 * kGridUnit);
    layout->addWidget(tree, 1);
    layout->addWidget(buttons);
    resize(60 * fontMetrics().averageCharWidth(), 36 * fontMetrics().height());
}

} // namespace hitwatch

#include "moc_shortcuts_dialog.cpp"
