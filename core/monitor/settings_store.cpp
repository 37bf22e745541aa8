// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/settings.h"

#include "monitor/settings_keys.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QStringDecoder>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hitwatch {

namespace {

/// What people choose and windows remember takes some kilobytes.
constexpr qint64 kLargestFile = 1 << 20;
constexpr int kMostNames = 1000;

QString defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
        + QStringLiteral("/hitwatch.ini");
}

bool isValid(const Settings &settings)
{
    return std::ranges::all_of(
        settingsKeys(), [&](const SettingsKey *key) { return key->isValid(settings); });
}

/// QSettings steps over lines that it does not know, and would write over a file of somebody else.
bool isIni(const QString &text)
{
    bool goesOn = false;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView content = line.trimmed();
        const bool isKnown = content.isEmpty() || content.startsWith(u';')
            || content.startsWith(u'#') || content.startsWith(u'[') || content.contains(u'=');
        if (!isKnown && !goesOn)
            return false;
        goesOn = content.endsWith(u'\\');
    }
    return true;
}

/// QSettings reads @Variant(...) and @DateTime(...) as streams whose lengths it believes: a few
/// bytes can ask for all memory. Nothing here is ever stored that way, however it may be spelled.
bool holdsStreams(const QString &text)
{
    static const QRegularExpression kEscape(QStringLiteral("\\\\x([0-9A-Fa-f]{1,8})"));
    static const QRegularExpression kStream(QStringLiteral("(?<!@)@(Variant|DateTime)\\("));
    QString plain;
    qsizetype done = 0;
    for (auto match = kEscape.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch escape = match.next();
        plain += QStringView(text).mid(done, escape.capturedStart() - done);
        plain += QChar(static_cast<char16_t>(escape.captured(1).toUInt(nullptr, 16)));
        done = escape.capturedEnd();
    }
    plain += QStringView(text).mid(done);
    plain.remove(u'"').remove(QStringLiteral("\\\n")).remove(QStringLiteral("\\\r\n"));
    return plain.contains(kStream);
}

/// True when @p path is something that no settings program wrote. Looks before QSettings does,
/// which would wait for a pipe and read any size.
bool isForeign(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return false;
    if (!info.isFile() || info.size() > kLargestFile)
        return true;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray content = file.read(kLargestFile);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(content);
    return decoder.hasError() || text.contains(QChar::Null) || !isIni(text) || holdsStreams(text);
}

/// Rules have command lines, which may hold secrets: for the owner only, from the first byte on.
/// @param make the file and its folder, if they are not there yet.
void makePrivate(const QString &path, bool make)
{
    if (make)
        QDir().mkpath(QFileInfo(path).absolutePath());
    const int file = ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_CLOEXEC | O_NONBLOCK | (make ? O_CREAT : 0), S_IRUSR | S_IWUSR);
    if (file < 0)
        return; // told when it is read or written
    struct stat info { };
    if (::fstat(file, &info) == 0 && S_ISREG(info.st_mode))
        ::fchmod(file, S_IRUSR | S_IWUSR);
    ::close(file);
}

/// @returns the new name; empty: it could not be renamed.
QString putAside(const QString &path)
{
    for (int number = 1; number <= kMostNames; ++number) {
        const QString name = path + QStringLiteral(".damaged-%1").arg(number);
        if (!QFileInfo::exists(name) && !QFileInfo(name).isSymLink())
            return QDir().rename(path, name) ? name : QString();
    }
    return {};
}

/// What browsers and curl write secrets to. It may name a terminal or a pipe, which nobody can
/// follow.
QString keyLogOfEnvironment()
{
    const QString path = qEnvironmentVariable("SSLKEYLOGFILE");
    const QFileInfo info(path);
    const bool isUsable = QDir::isAbsolutePath(path) && (!info.exists() || info.isFile());
    Settings settings;
    settings.tlsKeyLog = isUsable ? path : QString();
    return isValid(settings) ? settings.tlsKeyLog : QString();
}

std::unique_ptr<QSettings> openFile(const QString &path)
{
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

/// Opens @p path, without what was there if that is damaged.
std::unique_ptr<QSettings> openUndamaged(const QString &path, QStringList &problems)
{
    const bool foreign = isForeign(path);
    if (!foreign) {
        makePrivate(path, false);
        auto file = openFile(path);
        if (file->status() == QSettings::AccessError) {
            problems << SettingsStore::tr(
                "The settings file %1 cannot be read. The defaults are used.")
                            .arg(path);
        }
        if (file->status() != QSettings::FormatError)
            return file;
    }
    const QString aside = putAside(path);
    if (!aside.isEmpty()) {
        problems << SettingsStore::tr(
            "The settings file was damaged and was renamed to %1. The defaults are used.")
                        .arg(aside);
        return openFile(path);
    }
    problems << SettingsStore::tr(
        "The settings file %1 is damaged and cannot be renamed. The defaults are used.")
                    .arg(path);
    // Below what is no folder there can be no file: all writing fails there, and is told.
    return openFile(path + QStringLiteral("/hitwatch.ini"));
}

} // namespace

SettingsStore::SettingsStore(const QString &path, QObject *parent)
    : QObject(parent)
{
    QStringList problems;
    m_file = openUndamaged(path.isEmpty() ? defaultPath() : path, problems);
    m_settings.tlsKeyLog = keyLogOfEnvironment();
    QStringList replaced;
    for (const SettingsKey *key : settingsKeys()) {
        if (!m_file->contains(key->name()) || key->setValue(m_settings, m_file->value(key->name())))
            continue;
        replaced << key->name();
        m_file->remove(key->name());
    }
    if (!replaced.isEmpty()) {
        problems << tr("Invalid settings were replaced by their defaults: %1.")
                        .arg(replaced.join(QStringLiteral(", ")));
    }
    m_problem = problems.join(u' ');
}

SettingsStore::~SettingsStore() = default;

bool SettingsStore::set(const Settings &settings)
{
    if (!isValid(settings))
        return false;
    if (settings == m_settings)
        return true;
    const Settings before = std::exchange(m_settings, settings);
    for (const SettingsKey *key : settingsKeys()) {
        const QVariant value = key->value(settings);
        if (value != key->value(before))
            m_file->setValue(key->name(), value);
    }
    makePrivate(m_file->fileName(), true);
    m_file->sync();
    // An error stays with the object that met it, so only a new one says how it is now.
    if (openFile(m_file->fileName())->status() != QSettings::NoError) {
        Q_EMIT problemFound(tr("Settings could not be saved to %1; they apply until you quit.")
                                .arg(m_file->fileName()));
    }
    Q_EMIT changed(m_settings, before);
    return true;
}

void SettingsStore::addRecentFile(const QString &path)
{
    Settings settings = m_settings;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    settings.recentFiles.removeAll(absolute);
    settings.recentFiles.prepend(absolute);
    while (settings.recentFiles.size() > Settings::kMaxRecentFiles)
        settings.recentFiles.removeLast();
    set(settings);
}

} // namespace hitwatch
