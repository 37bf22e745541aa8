// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_page.h"

#include "ui/dialogs/checked_spin_box.h"
#include "ui/dialogs/message_label.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace hitwatch {

SettingsPage::SettingsPage(SettingsStore &store, QWidget *parent)
    : QScrollArea(parent)
    , m_store(store)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    m_form = new QFormLayout;
    layout->addLayout(m_form);
    layout->addStretch(1);
    m_form->setContentsMargins(2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit);
    m_form->setHorizontalSpacing(2 * kGridUnit);
    m_form->setVerticalSpacing(kGridUnit + kGridUnit / 2);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_store, &SettingsStore::changed, this, [this] { showSettings(); });
}

void SettingsPage::showSettings()
{
    for (const auto &show : m_bindings)
        show(m_store.settings());
}

void SettingsPage::bind(const std::function<void(const Settings &)> &show)
{
    m_bindings.push_back(show);
    show(m_store.settings());
}

void SettingsPage::change(const std::function<void(Settings &)> &edit)
{
    Settings settings = m_store.settings();
    edit(settings);
    if (!m_store.set(settings))
        showSettings();
}

void SettingsPage::addField(const QString &label, QWidget *control, const QString &hint)
{
    auto *field = new QWidget;
    auto *layout = new QVBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(control);
    if (!hint.isEmpty()) {
        layout->addWidget(new MessageLabel(hint, MessageLabel::Muted, field));
        control->setAccessibleDescription(hint);
    }
    if (auto *number = qobject_cast<CheckedSpinBox *>(control)) {
        auto *problem = new MessageLabel(field);
        problem->setObjectName(QStringLiteral("problem"));
        layout->insertWidget(1, problem);
        connect(number, &CheckedSpinBox::problemChanged, problem,
            [problem](const QString &text) { problem->setMessage(text, MessageLabel::Problem); });
    }
    layout->addStretch(1);
    if (label.isEmpty()) {
        m_form->addRow(QString(), field);
        return;
    }
    auto *caption = new QLabel(label);
    caption->setBuddy(control);
    m_form->addRow(caption, field);
}

CheckedSpinBox *SettingsPage::addNumber(const QString &label, const Range &range,
    const QString &hint, const Getter &get, const Setter &set)
{
    auto *box = new CheckedSpinBox(range.minimum, range.maximum, range.suffix);
    box->setSingleStep(range.step);
    addField(label, box, hint);
    bind([box, get](const Settings &settings) {
        const QSignalBlocker quiet(box);
        if (box->value() != get(settings))
            box->setValue(get(settings));
    });
    connect(box, &QSpinBox::valueChanged, this,
        [this, set](int value) { change([&](Settings &settings) { set(settings, value); }); });
    return box;
}

QComboBox *SettingsPage::addChoice(const QString &label,
    const QList<std::pair<QString, int>> &choices, const QString &hint, const Getter &get,
    const Setter &set)
{
    auto *box = new QComboBox;
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addField(label, box, hint);
    bind([box, get](const Settings &settings) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(box->findData(get(settings)));
    });
    connect(box, &QComboBox::activated, this, [this, box, set](int row) {
        change([&](Settings &settings) { set(settings, box->itemData(row).toInt()); });
    });
    return box;
}

QCheckBox *SettingsPage::addCheck(const QString &text, const QString &hint, bool Settings::*member)
{
    return addCheck(
        text, hint, [member](const Settings &settings) { return settings.*member ? 1 : 0; },
        [member](Settings &settings, int value) { settings.*member = value != 0; });
}

QCheckBox *SettingsPage::addCheck(
    const QString &text, const QString &hint, const Getter &get, const Setter &set)
{
    auto *box = new QCheckBox(text);
    addField({}, box, hint);
    bind([box, get](const Settings &settings) {
        const QSignalBlocker quiet(box);
        box->setChecked(get(settings) != 0);
    });
    connect(box, &QCheckBox::toggled, this, [this, set](bool checked) {
        change([&](Settings &settings) { set(settings, checked ? 1 : 0); });
    });
    return box;
}

void SettingsPage::addHeading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    m_form->addRow(label);
}

void SettingsPage::addText(
    const QString &label, const std::function<QString(const Settings &)> &text)
{
    auto *shown = new MessageLabel;
    m_form->addRow(label, shown);
    bind([shown, text](
             const Settings &settings) { shown->setMessage(text(settings), MessageLabel::Muted); });
}

} // namespace hitwatch

#include "moc_settings_page.cpp"
