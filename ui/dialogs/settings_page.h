// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/settings.h"

#include <QList>
#include <QScrollArea>

#include <functional>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace hitwatch {

class CheckedSpinBox;

/// One page of the settings: a form whose controls show the store's settings and change them at
/// once. What a control does when that is not obvious stands below it.
class SettingsPage : public QScrollArea {
    Q_OBJECT

public:
    explicit SettingsPage(SettingsStore &store, QWidget *parent = nullptr);

protected:
    using Getter = std::function<int(const Settings &)>;
    using Setter = std::function<void(Settings &, int)>;

    struct Range {
        int minimum = 0;
        int maximum = 0;
        int step = 1;
        QString suffix;
    };

    CheckedSpinBox *addNumber(const QString &label, const Range &range, const QString &hint,
        const Getter &get, const Setter &set);
    QComboBox *addChoice(const QString &label, const QList<std::pair<QString, int>> &choices,
        const QString &hint, const Getter &get, const Setter &set);
    QCheckBox *addCheck(const QString &text, const QString &hint, bool Settings::*member);
    QCheckBox *addCheck(
        const QString &text, const QString &hint, const Getter &get, const Setter &set);
    void addHeading(const QString &text);
    /// A control that takes care of itself, with its @p label (empty: none) and @p hint below it.
    void addField(const QString &label, QWidget *control, const QString &hint);
    /// A line that depends on the settings.
    void addText(const QString &label, const std::function<QString(const Settings &)> &text);

private:
    void bind(const std::function<void(const Settings &)> &show);
    void change(const std::function<void(Settings &)> &edit);
    void showSettings();

    SettingsStore &m_store;
    QFormLayout *m_form;
    std::vector<std::function<void(const Settings &)>> m_bindings;
};

} // namespace hitwatch
