-- More is left out of texts than before: letters without a shape. What is stored is looked through once more, as after the normal form came.
delete from workspace_setting where key = 'stored_texts';
