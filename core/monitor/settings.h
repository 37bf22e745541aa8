// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/limits.h"
#include "common/section_rule.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QSettings;

namespace hitwatch {

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// What a person has chosen. A plain value; out of range never gets in (see SettingsStore::set()).
struct Settings {
    int refreshMilliseconds = 1000; ///< 250 to 10,000
    int windowSeconds = 120; ///< one of kOfferedWindows
    int retentionSeconds = 3600; ///< 60 to 86,400
    SectionRule sectionRule;
    int flows = 65'536; ///< EngineLimits::flows, 1,024 to 65,536
    int keysPerTable = 4096; ///< EngineLimits::keysPerTable, 64 to 4,096
    int requestList = 10'000; ///< EngineLimits::requestList, 100 to 10,000
    bool closeToTray = false;
    bool startMinimised = false;
    bool binaryUnits = false; ///< KiB = 1,024 bytes instead of kB = 1,000
    bool bytesNotBits = false; ///< rates in bytes/s instead of bits/s
    ThemeChoice theme = ThemeChoice::System;
    /// At most kMaxAlertRules, each valid (see problemOf()), no two of one name.
    std::vector<AlertRule> alertRules { AlertRule {} };
    bool notifications = true; ///< of alerts, outside the window
    int historyEpisodes = 1000; ///< alerts kept across restarts, 10 to 10,000
    int historyDays = 90; ///< 1 to 3650

    QStringList interfaces; ///< the last choice; empty: none made yet
    QString filter; ///< pcap-filter(7)
    QString ports; ///< as typed: "80,8000-8100"
    /// Path of the TLS key log; empty: none. A SettingsStore takes SSLKEYLOGFILE from the
    /// environment as long as nothing else was chosen.
    QString tlsKeyLog;
    int snapshotLength = 262'144; ///< 64 to 262,144
    bool promiscuous = false;
    QStringList recentFiles; ///< newest first, at most kMaxRecentFiles absolute paths
    QStringList hiddenSections; ///< "host section", one each

    static constexpr int kMaxRecentFiles = 10;
    EngineLimits limits() const; ///< the defaults with what was chosen here
    bool operator==(const Settings &) const = default;
};

/// Keeps Settings in a QSettings file and signals changes at once. One thread.
class SettingsStore : public QObject {
    Q_OBJECT

public:
    /// @param path of an INI file; empty: the user's own (organisation and program name).
    explicit SettingsStore(const QString &path = {}, QObject *parent = nullptr);
    ~SettingsStore() override;

    const Settings &settings() const { return m_settings; }
    /// What was wrong with the file when it was read; empty: nothing. One line for a person: a
    /// damaged file was put aside under a new name, values out of range were replaced by defaults.
    const QString &problem() const { return m_problem; }
    /// Checks, keeps and writes, and signals if anything changed. @returns false, and changes
    /// nothing, when a value is out of range.
    bool set(const Settings &settings);
    void addRecentFile(const QString &path);
    /// For what widgets remember of themselves: geometry, columns, docks.
    QSettings &widgetState() { return *m_file; }

Q_SIGNALS:
    void changed(const hitwatch::Settings &now, const hitwatch::Settings &before);
    /// Writing failed; one line for a person.
    void problemFound(const QString &text);

private:
    std::unique_ptr<QSettings> m_file;
    Settings m_settings;
    QString m_problem;
};

} // namespace hitwatch
