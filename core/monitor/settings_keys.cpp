// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/settings_keys.h"

#include "common/port_list.h"
#include "monitor/alert_rules_json.h"
#include "monitor/monitor_view.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace hitwatch {

namespace {

/// Reads and writes a member through one way to it.
template <typename Value> class TypedKey : public SettingsKey {
public:
    using Access = Value &(*)(Settings &);
    using Check = bool (*)(const Value &);

    TypedKey(const char *name, Access access, Check check)
        : m_name(QLatin1String(name))
        , m_access(access)
        , m_check(check)
    {
    }

    QString name() const override { return m_name; }
    QVariant value(const Settings &settings) const override { return toStored(get(settings)); }
    bool setValue(Settings &settings, const QVariant &value) const override
    {
        Value read {};
        if (!fromStored(value, read) || !m_check(read))
            return false;
        m_access(settings) = std::move(read);
        return true;
    }
    bool isValid(const Settings &settings) const override { return m_check(get(settings)); }

private:
    Value get(Settings settings) const { return m_access(settings); }
    static QVariant toStored(const Value &value);
    static bool fromStored(const QVariant &stored, Value &value);

    QString m_name;
    Access m_access;
    Check m_check;
};

template <> QVariant TypedKey<int>::toStored(const int &value)
{
    return value;
}
template <> bool TypedKey<int>::fromStored(const QVariant &stored, int &value)
{
    bool isNumber = false;
    value = stored.toString().toInt(&isNumber);
    return isNumber;
}

template <> QVariant TypedKey<bool>::toStored(const bool &value)
{
    return value;
}
template <> bool TypedKey<bool>::fromStored(const QVariant &stored, bool &value)
{
    // QVariant would take any text for true.
    const QString text = stored.toString();
    value = text == QLatin1String("true");
    return value || text == QLatin1String("false");
}

template <> QVariant TypedKey<QString>::toStored(const QString &value)
{
    return value;
}
template <> bool TypedKey<QString>::fromStored(const QVariant &stored, QString &value)
{
    // A comma that somebody wrote without quotes made a list of it.
    value = stored.toStringList().join(u',');
    return true;
}

template <> QVariant TypedKey<QStringList>::toStored(const QStringList &value)
{
    return value;
}
template <> bool TypedKey<QStringList>::fromStored(const QVariant &stored, QStringList &value)
{
    value = stored.toStringList();
    return true;
}

constexpr std::array<const char *, 3> kThemes { "system", "light", "dark" };

template <> QVariant TypedKey<ThemeChoice>::toStored(const ThemeChoice &value)
{
    return QString(QLatin1String(kThemes.at(static_cast<std::size_t>(value))));
}
template <> bool TypedKey<ThemeChoice>::fromStored(const QVariant &stored, ThemeChoice &value)
{
    const QString text = stored.toString();
    const auto found = std::find_if(kThemes.begin(), kThemes.end(),
        [&](const char *theme) { return text == QLatin1String(theme); });
    value = static_cast<ThemeChoice>(found - kThemes.begin());
    return found != kThemes.end();
}

using AlertRules = std::vector<AlertRule>;

template <> QVariant TypedKey<AlertRules>::toStored(const AlertRules &value)
{
    const QJsonDocument rules = QJsonDocument::fromJson(alertRulesToJson(value));
    // A name or an argument must not look like a stream, which the store refuses wherever it is.
    QByteArray json = rules.toJson(QJsonDocument::Compact);
    json.replace("\\\\", "\\u005c").replace('@', "\\u0040");
    return QString::fromUtf8(json);
}
template <> bool TypedKey<AlertRules>::fromStored(const QVariant &stored, AlertRules &value)
{
    auto rules = parseAlertRules(stored.toString().toUtf8());
    if (!rules)
        return false;
    value = std::move(rules.value());
    return true;
}

template <int least, int most> bool isBetween(const int &value)
{
    return value >= least && value <= most;
}

bool isOffered(const int &window)
{
    return std::find(kOfferedWindows.begin(), kOfferedWindows.end(), window)
        != kOfferedWindows.end();
}

bool isAnything(const bool &)
{
    return true;
}

bool isTheme(const ThemeChoice &theme)
{
    return static_cast<std::size_t>(theme) < kThemes.size();
}

bool areRules(const AlertRules &rules)
{
    return problemOf(rules).isEmpty();
}

template <int longest> bool isText(const QString &text)
{
    return text.size() <= longest && std::none_of(text.begin(), text.end(), [](QChar letter) {
        return letter.category() == QChar::Other_Control || letter.isNull();
    });
}

template <int most> bool areAll(const QStringList &texts, bool (*isGood)(const QString &))
{
    return texts.size() <= most && std::all_of(texts.begin(), texts.end(), isGood);
}

bool isPortList(const QString &ports)
{
    return isText<4096>(ports) && (ports.isEmpty() || parsePortList(ports.toStdString()).ok());
}

bool areInterfaces(const QStringList &names)
{
    return areAll<256>(
        names, [](const QString &name) { return !name.isEmpty() && isText<64>(name); });
}

bool areFiles(const QStringList &paths)
{
    return areAll<Settings::kMaxRecentFiles>(paths, [](const QString &path) {
        return path.size() <= 4096 && QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
    });
}

bool areSections(const QStringList &sections)
{
    return areAll<1000>(sections,
        [](const QString &section) { return section.indexOf(u' ') > 0 && isText<1024>(section); });
}

template <typename Value> void add(std::vector<std::unique_ptr<const SettingsKey>> &keys,
    const char *name, typename TypedKey<Value>::Access access,
    typename TypedKey<Value>::Check check)
{
    keys.push_back(std::make_unique<TypedKey<Value>>(name, access, check));
}

/// A member of Settings as what TypedKey wants.
template <auto member> auto &at(Settings &settings)
{
    return settings.*member;
}

std::vector<std::unique_ptr<const SettingsKey>> makeKeys()
{
    using S = Settings;
    std::vector<std::unique_ptr<const SettingsKey>> keys;
    add<int>(keys, "view/refreshMilliseconds", at<&S::refreshMilliseconds>, isBetween<250, 10'000>);
    add<int>(keys, "view/windowSeconds", at<&S::windowSeconds>, isOffered);
    add<int>(keys, "view/retentionSeconds", at<&S::retentionSeconds>, isBetween<60, 86'400>);
    add<bool>(keys, "view/binaryUnits", at<&S::binaryUnits>, isAnything);
    add<bool>(keys, "view/bytesNotBits", at<&S::bytesNotBits>, isAnything);
    add<ThemeChoice>(keys, "view/theme", at<&S::theme>, isTheme);
    add<QStringList>(keys, "view/hiddenSections", at<&S::hiddenSections>, areSections);
    add<int>(
        keys, "sections/depth", [](S &settings) -> int & { return settings.sectionRule.depth; },
        isBetween<1, SectionRule::kMaxDepth>);
    add<bool>(
        keys, "sections/foldNumbers",
        [](S &settings) -> bool & { return settings.sectionRule.foldNumbers; }, isAnything);
    add<int>(keys, "limits/flows", at<&S::flows>, isBetween<1024, 65'536>);
    add<int>(keys, "limits/keysPerTable", at<&S::keysPerTable>, isBetween<64, 4096>);
    add<int>(keys, "limits/requestList", at<&S::requestList>, isBetween<100, 10'000>);
    add<bool>(keys, "window/closeToTray", at<&S::closeToTray>, isAnything);
    add<bool>(keys, "window/startMinimised", at<&S::startMinimised>, isAnything);
    add<AlertRules>(keys, "alert/rules", at<&S::alertRules>, areRules);
    add<bool>(keys, "alert/notifications", at<&S::notifications>, isAnything);
    add<int>(keys, "alert/historyEpisodes", at<&S::historyEpisodes>, isBetween<10, 10'000>);
    add<int>(keys, "alert/historyDays", at<&S::historyDays>, isBetween<1, 3650>);
    add<QStringList>(keys, "capture/interfaces", at<&S::interfaces>, areInterfaces);
    add<QString>(keys, "capture/filter", at<&S::filter>, isText<4096>);
    add<QString>(keys, "capture/ports", at<&S::ports>, isPortList);
    add<QString>(keys, "capture/tlsKeyLog", at<&S::tlsKeyLog>, isText<4096>);
    add<int>(keys, "capture/snapshotLength", at<&S::snapshotLength>, isBetween<64, 262'144>);
    add<bool>(keys, "capture/promiscuous", at<&S::promiscuous>, isAnything);
    add<QStringList>(keys, "files/recent", at<&S::recentFiles>, areFiles);
    return keys;
}

} // namespace

const std::vector<const SettingsKey *> &settingsKeys()
{
    static const std::vector<std::unique_ptr<const SettingsKey>> kOwned = makeKeys();
    static const std::vector<const SettingsKey *> kKeys = [] {
        std::vector<const SettingsKey *> keys;
        for (const auto &key : kOwned)
            keys.push_back(key.get());
        return keys;
    }();
    return kKeys;
}

} // namespace hitwatch
