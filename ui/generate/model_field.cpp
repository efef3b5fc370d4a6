#include "ui/generate/model_field.h"

#include "core/generate/model_folder.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace weft::ui {

namespace {

/// Lists what there is each time it opens.
class ModelBox : public QComboBox
{
public:
    ModelBox(QWidget *parent, std::function<void()> fill)
        : QComboBox(parent)
        , m_fill(std::move(fill))
    {}
    void showPopup() override
    {
        m_fill();
        QComboBox::showPopup();
    }

private:
    std::function<void()> m_fill;
};

} // namespace

ModelField::ModelField(const GeneratorParameter &parameter, QWidget *parent)
    : ParameterField(parent)
    , m_kind(parameter.model)
    , m_box(new ModelBox(this, [this] { refill(); }))
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    fillWith(m_box, parameter);
    m_box->lineEdit()->setPlaceholderText(tr("None"));
    m_box->lineEdit()->setAccessibleName(parameter.label);
    auto *const add = new QToolButton(this);
    add->setObjectName(QStringLiteral("addModel"));
    add->setIcon(icon("plus"));
    add->setAutoRaise(true);
    add->setMinimumSize(kLeastTarget, kLeastTarget);
    add->setAccessibleName(tr("Add a model"));
    add->setToolTip(add->accessibleName());
    add->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(add);
    refill();
    connect(add, &QToolButton::clicked, this, &ModelField::addWanted);
    connect(m_box, &QComboBox::activated, this,
            [this] { choose(m_box->currentData().toString()); });
    connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &ModelField::take);
}

void ModelField::refill()
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    m_box->addItem(tr("None"), QString());
    for (const ModelFolder &model : installedModels()) {
        if (model.kind == m_kind)
            m_box->addItem(model.name, model.path);
    }
    showPath();
}

/// One of the list by its name, another by its path.
void ModelField::showPath()
{
    const QSignalBlocker blocker(m_box);
    const int index = m_box->findData(m_path);
    m_box->setCurrentIndex(index);
    if (index <= 0)
        m_box->setEditText(m_path);
    m_box->lineEdit()->setModified(false);
}

/// What was typed: the name of a model, or a path.
void ModelField::take()
{
    if (!m_box->lineEdit()->isModified())
        return;
    const QString text = m_box->currentText().trimmed();
    const int index = m_box->findText(text);
    choose(index >= 0 ? m_box->itemData(index).toString() : text);
}

void ModelField::choose(const QString &path)
{
    const bool isNew = path != m_path;
    m_path = path;
    if (m_box->findData(path) < 0)
        refill();
    else
        showPath();
    if (isNew)
        Q_EMIT edited();
}

void ModelField::setValue(const RecipeValue &value)
{
    const QString *const path = std::get_if<QString>(&value);
    if (!path || *path == m_path)
        return;
    m_path = *path;
    showPath();
}

} // namespace weft::ui
