// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/autostart_file.h"

#include "ui/text/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <filesystem>

namespace hitwatch {
namespace {

QString autostartFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/autostart");
}

/// As a value of type string.
QString escaped(QString text)
{
    return text.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\n'), QLatin1String("\\n"));
}

/// As an argument in Exec (Desktop Entry Specification, "The Exec key"), before escaped().
QString quoted(QString argument)
{
    static const QRegularExpression special(QStringLiteral("[^A-Za-z0-9/._+,:@=-]"));
    static const QRegularExpression backslashed(QStringLiteral("([\"`$\\\\])"));
    if (!argument.contains(special))
        return argument;
    argument.replace(backslashed, QStringLiteral("\\\\1"));
    argument.replace(QLatin1Char('%'), QLatin1String("%%")); // no field code
    return QLatin1Char('"') + argument + QLatin1Char('"');
}

/// The program itself, or its name where a shell would find the same.
QString shortestCommand(const QString &program)
{
    const QFileInfo info(program);
    const QString found = QStandardPaths::findExecutable(info.fileName());
    const bool isSame =
        !found.isEmpty() && QFileInfo(found).canonicalFilePath() == info.canonicalFilePath();
    return isSame ? info.fileName() : program;
}

} // namespace

AutostartFile::AutostartFile()
    : AutostartFile(autostartFolder(), QGuiApplication::desktopFileName(),
        QCoreApplication::applicationFilePath())
{
}

AutostartFile::AutostartFile(const QString &folder, const QString &name, const QString &program)
    : m_path(folder + QLatin1Char('/') + name + QStringLiteral(".desktop"))
    , m_program(program)
{
}

bool AutostartFile::isOn() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    bool inEntry = false;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith('['))
            inEntry = line == "[Desktop Entry]";
        const qsizetype equals = line.indexOf('=');
        if (!inEntry || equals < 0)
            continue;
        const QByteArray key = line.left(equals).trimmed();
        const QByteArray value = line.mid(equals + 1).trimmed();
        if ((key == "Hidden" && value == "true")
            || (key == "X-GNOME-Autostart-enabled" && value == "false"))
            return false;
    }
    return true;
}

QString AutostartFile::set(bool on) const
{
    if (!on) {
        QFile file(m_path);
        if (!file.exists() || file.remove())
            return {};
        return tr("%1 could not be removed: %2. Check its permissions.")
            .arg(displayText(m_path.toStdString()), file.errorString());
    }
    const std::filesystem::path folder(QFileInfo(m_path).path().toStdString());
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return tr("The folder %1 could not be created: %2. Check its permissions.")
            .arg(displayText(folder.string()), displayText(error.message()));
    }
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.write(content()) >= 0 && file.commit())
        return {};
    return tr("%1 could not be written: %2. Check its permissions.")
        .arg(displayText(m_path.toStdString()), file.errorString());
}

QByteArray AutostartFile::content() const
{
    const QString command = shortestCommand(m_program);
    return QStringLiteral("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Name=Hitwatch\n"
                          "Comment=%1\n"
                          "Exec=%2 --tray\n"
                          "TryExec=%3\n"
                          "Icon=hitwatch\n"
                          "Terminal=false\n")
        .arg(escaped(tr("Capture HTTP traffic in the background")), escaped(quoted(command)),
            escaped(command))
        .toUtf8();
}

} // namespace hitwatch
