import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A file of an import.' })
export class ImportFileInput {
  @Field(() => ID, { description: 'Of the upload, which must have come whole.' })
  uploadId!: string;

  @Field(() => String, { nullable: true, description: 'As the mapping calls it, where it was sent under another name.' })
  file?: string | null;
}

@InputType({
  description:
    'What is to be imported, and how. Where neither `mapping` nor `mappingText` is given, the mapping that comes with Cantle and reads just these files is found by their headers.',
})
export class StartImportInput {
  @Field(() => [ImportFileInput], { description: 'The files, at most 100: just those that the mapping reads.' })
  files!: ImportFileInput[];

  @Field(() => String, { nullable: true, description: 'The name of a mapping that comes with Cantle, such as `shopify`.' })
  mapping?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A mapping of your own, as the file of one: YAML or JSON, at most a megabyte. One with `matching` needs `admin`.',
  })
  mappingText?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether everything is checked and nothing kept. `importReport` then shows a sample of what would change.',
  })
  dryRun!: boolean;
}
